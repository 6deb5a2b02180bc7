import { createHash } from 'node:crypto'
import { PROFILE_FLAGS } from '../../src/facts/types/profile.ts'
import type { CloneLines, Facts, InspectedModule, Unit } from '../../src/facts/types.ts'

/** Facts of a repository in which there is nothing, but for what is given. */
export function facts(some: Partial<Facts> = {}): Facts {
  const { modules = [] } = some
  return { ...EMPTY, units: modules, smells: modules.map((module) => ({ smells: [], ...module })), ...some }
}

const NO = { value: false, evidence: [] }

const EMPTY: Facts = {
  files: [],
  modules: [],
  units: [],
  smells: [],
  duplication: { comparedLines: 0, duplicatedLines: 0, groups: [] },
  graph: { imports: [], uses: [] },
  coverage: null,
  architecture: { components: [], edges: [], interfaceModules: [] },
  git: { missing: [{ fact: 'checkout', reason: 'no facts were given' }], problems: [] },
  ci: { files: [], jobs: [], hooks: [], above: [], truncated: false },
  dependencies: { declared: [], locks: [], transitive: [], freezes: [], python: [], problems: [] },
  names: {
    ownNames: [],
    calls: [],
    foreign: [],
    passed: [],
    edges: [],
    imports: [],
    columns: [],
    entries: [],
    reachedFromEntry: [],
    reachedFromTests: [],
  },
  profile: {
    kind: { value: 'application', evidence: [] },
    flags: Object.fromEntries(PROFILE_FLAGS.map((flag) => [flag, NO])) as unknown as Facts['profile']['flags'],
    training: [],
  },
  documents: { documents: [], problems: [] },
  containers: { dockerfiles: [], services: [], manifests: [], resources: [], problems: [] },
  dataColumns: [],
  secrets: { found: [], files: [], read: { files: 0, bytes: 0 }, problems: [] },
  dataFiles: {
    files: [],
    collections: [],
    dvc: { initialised: false, outputs: [], remotes: [] },
    ignored: [],
    runs: [],
    tools: [],
    problems: [],
  },
  pipelines: { stages: [], markers: [], catalog: [], artifacts: [], configs: [], problems: [] },
  savedNotebooks: { notebooks: [], problems: [] },
  notebooks: { notebooks: [], problems: [] },
  toolSettings: { tools: [], problems: [] },
  userTexts: { looked: 0, texts: [], problems: [] },
}

/** A Python source module in which there is nothing, but for what is given. */
export function moduleFacts(some: Partial<InspectedModule> = {}): InspectedModule {
  return {
    path: 'package/module.py',
    role: 'source',
    language: 'python',
    totalLines: 0,
    codeLines: 0,
    units: [],
    imports: [],
    calls: [],
    uses: [],
    definitions: [],
    smells: [],
    assertions: [],
    names: { bindings: [], subscripts: [], signatures: [], classes: [], mains: [], optional: [] },
    cloneLines: cloneLines([]),
    ...some,
  }
}

/** A function of one line, but for what is given. */
export function unit(some: Partial<Unit> = {}): Unit {
  const { line = 1, totalLines = some.codeLines ?? 1, name = 'function' } = some
  return {
    name,
    kind: 'function',
    line,
    endLine: line + totalLines - 1,
    codeLines: 1,
    totalLines,
    parameters: 0,
    complexity: 1,
    content: `content of ${name}`,
    ...some,
  }
}

/** What the parser says of code lines that follow one another. */
export function cloneLines(code: readonly string[]): CloneLines {
  const hashes = code.map((line) => createHash('sha256').update(line).digest())
  return {
    lines: Uint32Array.from(code, (_, index) => index + 1),
    hashA: Uint32Array.from(hashes, (hash) => hash.readUInt32LE(0)),
    hashB: Uint32Array.from(hashes, (hash) => hash.readUInt32LE(4)),
  }
}
