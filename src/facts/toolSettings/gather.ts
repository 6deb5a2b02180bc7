import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { ToolSetting, ToolSettings } from '../types/toolSettings.ts'
import { readerOf } from './readers.ts'

/** Reads the settings of linters, type checkers, test runners and coverage, wherever they stand. */
export async function gatherToolSettings({ root, files }: Pick<Gathered, 'root' | 'files'>): Promise<ToolSettings> {
  const wanted = files.filter((file) => !isForeign(file) && readerOf(file.path) !== undefined)
  const { found, problems } = await readEach<readonly ToolSetting[]>({
    root,
    files: wanted,
    read: (text, { path }) => readerOf(path)?.(text, path) ?? [],
  })
  return { tools: found.flat(), problems }
}
