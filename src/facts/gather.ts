import type { Found, Gathered } from './gathered.ts'
import { pythonOnly } from './python-only.ts'
import type { FactName, Facts, InspectedModule, ModuleFacts, ModulePart } from './types.ts'

type Gatherers = { readonly [Name in FactName]: (from: Gathered) => Facts[Name] | Promise<Facts[Name]> }

/** One line for each kind of fact. A gatherer that is costly to load is imported lazily. */
const gatherers: Gatherers = {
  files: ({ files }) => files,
  modules: ({ modules }) => modules,
  units: ({ modules }) => modules,
  smells: ({ modules }) => modules,
  duplication: async ({ modules }) => (await import('./duplication.ts')).findClones(modules.filter(isMeasured)),
  graph: async ({ root, modules, files }) => (await import('./imports/all.ts')).resolveAll(root, modules, files),
  architecture: async ({ modules, components, ask }) =>
    (await import('./components/index.ts')).findArchitecture(modules, await ask('graph'), components),
  coverage: async ({ coverageFile }) =>
    coverageFile === undefined ? null : (await import('./coverage/read.ts')).readCoverage(coverageFile),
  git: async (from) => (await import('./git/gather.ts')).gatherGit(from),
  ci: async (from) => (await import('./ci/index.ts')).gatherCi(from),
  dependencies: async (from) => (await import('./dependencies/gather.ts')).gatherDependencies(from),
  names: async (from) => (await import('./names/index.ts')).gatherNames(pythonOnly(from)),
  profile: async (from) => (await import('./profile/index.ts')).gatherProfile(pythonOnly(from)),
  documents: async (from) => (await import('./documents/gather.ts')).gatherDocuments(from),
  containers: async (from) => (await import('./containers/gather.ts')).gatherContainers(from),
  dataColumns: async (from) => (await import('./dataColumns/gather.ts')).gatherDataColumns(from),
  secrets: async (from) => (await import('./secrets/gather.ts')).gatherSecrets(from),
  dataFiles: async (from) => (await import('./dataFiles/gather.ts')).gatherDataFiles(from),
  pipelines: async (from) => (await import('./pipelines/gather.ts')).gatherPipelines(pythonOnly(from)),
  savedNotebooks: async (from) => (await import('./notebooks/gather.ts')).gatherSavedNotebooks(from),
  notebooks: async (from) => (await import('./notebooks/gather.ts')).gatherNotebooks(from),
  toolSettings: async (from) => (await import('./toolSettings/gather.ts')).gatherToolSettings(from),
  userTexts: async (from) => (await import('./userTexts/gather.ts')).gatherUserTexts(from),
}

/** Names of all facts that rules may ask for. */
export const FACT_NAMES = Object.keys(gatherers) as readonly FactName[]

/** Metrics are taken over source and notebook code. */
function isMeasured({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook'
}

/** Facts whose gatherers look at no module: they begin before parsing, while other threads parse. */
const FROM_FILES: ReadonlySet<FactName> = new Set([
  'files',
  'coverage',
  'git',
  'ci',
  'dependencies',
  'documents',
  'containers',
  'dataColumns',
  'secrets',
  'dataFiles',
  'savedNotebooks',
  'toolSettings',
])

/** Facts that build on others which need no module: these begin as early. */
const BUILT_ON: Partial<Record<FactName, FactName>> = { notebooks: 'savedNotebooks' }

/** Facts for which lines and units are enough. */
const FROM_UNITS: ReadonlySet<FactName> = new Set<FactName>(['units', 'duplication'])

/** What these facts take of a module beside its lines and units: what nobody needs is not looked for. */
export function partsFor(needs: ReadonlySet<FactName>): Set<ModulePart> {
  const parts = new Set<ModulePart>()
  if (![...needs].every((name) => FROM_FILES.has(name) || FROM_UNITS.has(name))) parts.add('relations')
  if (needs.has('smells')) parts.add('smells')
  return parts
}

/** Goes on with gathering once the modules are known. */
export type FinishGathering = (modules: readonly InspectedModule[]) => Promise<Partial<Facts>>

/** What the stage before parsing has found. */
export type FoundFiles = Omit<Found, 'modules'>

/** Facts that are gathered somewhere else, by name; undefined for those that were lost there. */
export type Elsewhere = ReadonlyMap<FactName, Promise<{ readonly facts: unknown } | undefined>>

/** Runs the gatherers that are needed, no other; each at most once. */
export function gather({ modules, ...found }: Found, needs: ReadonlySet<FactName>): Promise<Partial<Facts>> {
  return startGathering(found, needs)(modules)
}

/** Which of these facts need no module. */
export function fromFiles(needs: ReadonlySet<FactName>): FactName[] {
  const all = new Set([...needs].flatMap((name) => [name, BUILT_ON[name] ?? name]))
  return [...all].filter((name) => FROM_FILES.has(name))
}

/** Begins with the gatherers that need no module. The others follow when the returned function is called. */
export function startGathering(
  found: FoundFiles,
  needs: ReadonlySet<FactName>,
  elsewhere: Elsewhere = new Map(),
): FinishGathering {
  const parsed = later<readonly InspectedModule[]>()
  const ask = gatherOnce(found, parsed.promise, elsewhere)
  for (const name of fromFiles(needs)) ask(name).catch(() => {}) // Reported when all are awaited.
  return async (modules) => {
    parsed.resolve(modules)
    return Object.fromEntries(await Promise.all([...needs].map(async (name) => [name, await ask(name)] as const)))
  }
}

/** Gathers facts as they are asked for, each once. */
export function gatherOnce(
  found: FoundFiles,
  modules: Promise<readonly InspectedModule[]>,
  elsewhere: Elsewhere,
): Gathered['ask'] {
  const running = new Map<FactName, Promise<unknown>>()
  const early = { ...found, ask } as Gathered
  return ask

  function ask<Name extends FactName>(name: Name): Promise<Facts[Name]> {
    const started = running.get(name) ?? start(name)
    running.set(name, started)
    return started as Promise<Facts[Name]>
  }

  async function start<Name extends FactName>(name: Name): Promise<Facts[Name]> {
    const given = await elsewhere.get(name)
    if (given !== undefined) return given.facts as Facts[Name]
    if (FROM_FILES.has(name)) return gatherers[name](early)
    return gatherers[name]({ ...early, modules: await modules })
  }
}

function later<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
