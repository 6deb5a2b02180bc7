import type { Column } from '../../../src/facts/types/names.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'

const LABEL = /(^|_)(labels?|annotations?)$/i

/** Fewer may be a slip that was mended (practices.md, practice 5). */
const LEAST = 3

/** `df.loc[37, "label"] = 1`, three times or more in a file: nobody knows who decided so, and when. */
export function editedLabels({ modules, names }: Code): FoundPlace[] {
  const byModule = new Map<number, Column[]>()
  for (const column of names.columns) {
    const { role } = modules[column.module]!
    const isEdit =
      column.row === true && column.write && !column.computed && column.columns.some((one) => LABEL.test(one))
    if (isEdit && (role === 'source' || role === 'notebook'))
      byModule.set(column.module, [...(byModule.get(column.module) ?? []), column])
  }
  return [...byModule.values()]
    .filter((edits) => edits.length >= LEAST)
    .map(([first, ...more]) => ({
      message: `labels of ${more.length + 1} single rows are set in the code; correct them where labels are kept, with who decided and why`,
      at: placeOf(modules, first!),
      risk: 'moderate',
      value: more.length + 1,
      lines: 0,
      content: `edited labels ${first!.of}`,
    }))
}
