import type { Column } from '../../../src/facts/types/names.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { grouped } from '../grouped.ts'
import { isProduction } from '../names.ts'

const LABEL = /(^|_)(labels?|annotations?)$/i

/** Fewer may be a slip that was mended (practices.md, practice 5). */
const LEAST = 3

/** `df.loc[37, "label"] = 1`, three times or more in a file: nobody knows who decided so, and when. */
export function editedLabels({ modules, names }: Code): FoundPlace[] {
  const edits = names.columns.filter((column) => isProduction(modules[column.module]!) && isEdit(column))
  return [...grouped(edits, ({ module }) => module).values()]
    .filter(({ length }) => length >= LEAST)
    .map(([first, ...more]) => ({
      message: `labels of ${more.length + 1} single rows are set in the code; correct them where labels are kept, with who decided and why`,
      at: placeOf(modules, first!),
      risk: 'moderate',
      value: more.length + 1,
      lines: 0,
      content: `edited labels ${first!.of}`,
    }))
}

/** A label of a single row gets a value by hand. */
function isEdit({ row, write, computed, columns }: Column): boolean {
  return row === true && write && !computed && columns.some((one) => LABEL.test(one))
}
