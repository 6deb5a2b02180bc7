import type { Notebooks } from '../../../src/facts/types/notebooks.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'

/** Outputs of that size, in characters, make the changes of a notebook unreadable. */
const LARGE_OUTPUTS = 20_000

/** All training stands in notebooks, one of them with large outputs, and no tool makes their changes readable. */
export function unreadable(
  paths: readonly string[],
  { notebooks }: Notebooks,
  files: readonly ProjectFile[],
): Location | undefined {
  if (paths.length === 0 || !paths.every((path) => path.endsWith('.ipynb'))) return undefined
  if (files.some(({ path }) => /(^|\/)(jupytext\.toml|nbdime_config\.json|\.nbdime\w*)$/.test(path))) return undefined
  const found = notebooks.find(
    ({ path, outputs, paired }) => paths.includes(path) && paired === undefined && outputs.size > LARGE_OUTPUTS,
  )
  return found && { path: found.path }
}
