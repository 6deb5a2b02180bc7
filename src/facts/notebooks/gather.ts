import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { Notebook, Notebooks, SavedNotebook, SavedNotebooks } from '../types/notebooks.ts'
import type { ModuleFacts } from '../types.ts'
import { NOTEBOOK_LIMIT } from './cells.ts'
import { findHidden } from './hidden.ts'
import { readSaved } from './read.ts'

/** The state in which every notebook was saved: order of execution, outputs, kernel. Needs no module. */
export async function gatherSavedNotebooks({ root, files }: Gathered): Promise<SavedNotebooks> {
  const wanted = files.filter((file) => file.path.endsWith('.ipynb') && !isForeign(file))
  const { found, problems } = await readEach({ root, files: wanted, limit: NOTEBOOK_LIMIT, read: readSaved })
  return { notebooks: found, problems }
}

/** With the names that stay hidden in the state of a session, where the code could be read. */
export async function gatherNotebooks({ modules, ask }: Gathered): Promise<Notebooks> {
  const { notebooks, problems } = await ask('savedNotebooks')
  const parsed = new Map(modules.map((module) => [module.path, module]))
  return { notebooks: notebooks.map((saved) => withHidden(saved, parsed.get(saved.path))), problems }
}

/** @param module what the parser says of its code; absent when it could not read it */
export function withHidden({ commands, ...saved }: SavedNotebook, module: ModuleFacts | undefined): Notebook {
  if (!module?.flow || !module.cells) return saved
  const { path } = saved
  return { ...saved, hidden: findHidden({ path, commands, flow: module.flow, spans: module.cells }) }
}
