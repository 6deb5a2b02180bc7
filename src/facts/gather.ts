import type { FactName, Facts, ModuleFacts, ProjectFile } from './types.ts'

/** What every gatherer may read. */
export interface Gathered {
  readonly root: string
  readonly files: readonly ProjectFile[]
  readonly modules: readonly ModuleFacts[]
}

type Gatherers = { readonly [Name in FactName]: (from: Gathered) => Facts[Name] | Promise<Facts[Name]> }

/** One line for each kind of fact. A gatherer that is costly to load is imported lazily. */
const gatherers: Gatherers = {
  files: ({ files }) => files,
  modules: ({ modules }) => modules,
  duplication: async ({ modules }) => (await import('./duplication.ts')).findClones(modules.filter(isMeasured)),
}

/** Metrics are taken over source and notebook code. */
function isMeasured({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook'
}

/** Runs the gatherers that are needed, no other. */
export async function gather(from: Gathered, needs: ReadonlySet<FactName>): Promise<Partial<Facts>> {
  const entries = await Promise.all([...needs].map(async (name) => [name, await gatherers[name](from)] as const))
  return Object.fromEntries(entries)
}
