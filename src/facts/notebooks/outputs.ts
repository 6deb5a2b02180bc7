import { asTable } from '../read/plain.ts'
import type { Outputs } from '../types/notebooks.ts'
import type { RawCell } from './cells.ts'
import { personalOutputs } from './personal.ts'

/** How much output the cells hold, and which ended in an error. */
export function readOutputs(cells: readonly RawCell[]): Outputs {
  const withOutput = cells.filter(({ outputs }) => outputs.length > 0)
  const all = withOutput.flatMap(({ outputs }) => outputs)
  const personal = personalOutputs(withOutput)
  return {
    cells: withOutput.length,
    size: all.reduce((sum, output) => sum + JSON.stringify(output).length, 0),
    pictures: all.reduce((sum, output) => sum + pictureSize(output), 0),
    errors: withOutput.filter(({ outputs }) => outputs.some(isError)).map(({ cell }) => cell),
    ...(personal.length > 0 && { personal }),
  }
}

/** `pyerr` is the name of nbformat 3. */
function isError({ output_type: type }: RawCell['outputs'][number]): boolean {
  return type === 'error' || type === 'pyerr'
}

/** nbformat 4 keeps pictures in `data` by type, nbformat 3 in keys of their own. */
function pictureSize(output: RawCell['outputs'][number]): number {
  const entries = [...Object.entries(asTable(output.data)), ...Object.entries(output)]
  const pictures = entries.filter(([type]) => /^image\/|^(png|jpeg|svg)$/.test(type))
  return pictures.reduce((sum, [, content]) => sum + JSON.stringify(content).length, 0)
}
