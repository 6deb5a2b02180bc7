import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { Notebooks } from '../types/notebooks.ts'
import { NOTEBOOK_LIMIT } from './cells.ts'
import { readNotebook } from './read.ts'

/** Reads the state of every notebook: order of execution, outputs, kernel, hidden names. */
export async function gatherNotebooks({ root, files, modules }: Gathered): Promise<Notebooks> {
  const parsed = new Map(modules.map((module) => [module.path, module]))
  const wanted = files.filter((file) => file.path.endsWith('.ipynb') && !isForeign(file))
  const { found, problems } = await readEach({
    root,
    files: wanted,
    limit: NOTEBOOK_LIMIT,
    read: (text, file) => readNotebook(text, file, parsed.get(file.path)),
  })
  return { notebooks: found, problems }
}
