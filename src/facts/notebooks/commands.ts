import type { CellCommand } from '../types/notebooks.ts'
import type { RawCell } from './cells.ts'

const HIDES = /^\s*%(run|pylab|load|loadpy|store\s+-r\s*$|xmode|macro|recall|rerun|edit)\b/

/** Commands that the code of a cell holds. They were taken out before the code was parsed. */
export function findCommands({ cell, type, source }: RawCell): CellCommand[] {
  if (type !== 'code') return []
  return source.split('\n').flatMap((text, index) => {
    const line = text.slice(0, 500)
    const binds = boundBy(line)
    const hides = HIDES.test(line)
    return binds.length > 0 || hides ? [{ cell, line: index + 1, binds, hides }] : []
  })
}

const FORMS: readonly RegExp[] = [
  // files = !ls, report = %sql ...
  /^\s*([A-Za-z_][\w, ]*?)\s*=\s*[!%]/,
  /^\s*%%capture\s+(?:--\S+\s+)*([A-Za-z_]\w*)/,
  /^\s*%store\s+-r\s+([A-Za-z_][\w ]*)/,
  // %%sql result <<, %%bigquery frame
  /^\s*%%?sql\s+([A-Za-z_]\w*)\s*<</,
  /^\s*%%bigquery\s+([A-Za-z_]\w*)/,
  /^\s*%%(?:bash|sh|script)\b.*--out[= ]([A-Za-z_]\w*)/,
]

function boundBy(line: string): string[] {
  const found = FORMS.map((form) => form.exec(line)?.[1]).find((names) => names !== undefined)
  return found?.split(/[\s,]+/).filter((name) => /^[A-Za-z_]\w*$/.test(name)) ?? []
}
