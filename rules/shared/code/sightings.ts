import { locate } from '../../../src/facts/types/locate.ts'
import type { NameFacts, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence, EvidenceLevel, Location } from '../../../src/model.ts'

/** The code of a repository with what its names stand for. */
export interface Code {
  readonly modules: readonly ModuleFacts[]
  readonly names: NameFacts
}

/** One call in the project's own code that a practice looks for. */
export interface Sighting {
  readonly call: ResolvedCall
  /** The call as it stands in the text, with its arguments. */
  readonly written: Call
  readonly at: Location
  readonly level: EvidenceLevel
}

/**
 * Calls in the project's own source code and notebooks whose qualified name matches, with their rung on the evidence
 * ladder (practices.md, section 2.3). Tests, examples and vendored code are left out.
 */
export function callsTo({ modules, names }: Code, wanted: RegExp): Sighting[] {
  const reached = new Set(names.reachedFromEntry)
  return names.calls
    .filter((call) => isOwn(call) && call.origin !== 'first-party' && wanted.test(call.name))
    .map((call) => ({
      call,
      written: modules[call.module]!.calls[call.call]!,
      at: locate(modules[call.module]!, call.line),
      level: levelOf(call, reached),
    }))
}

/** Source code and notebooks of the project. */
export function isOwn({ role }: Pick<ModuleFacts, 'role'>): boolean {
  return role === 'source' || role === 'notebook'
}

/** A call that needs a package which may be missing is only declared; in a notebook somebody has to be there to run it. */
function levelOf({ guarded, role, module, unit }: ResolvedCall, reached: ReadonlySet<string>): EvidenceLevel {
  if (guarded) return 'declared'
  return role !== 'notebook' && reached.has(`${module}:${unit}`) ? 'integrated' : 'used'
}

const RANKS: readonly EvidenceLevel[] = ['declared', 'used', 'integrated', 'enforced']

/** How strong a piece of evidence is, 0..3. */
export function rankOf(level: EvidenceLevel | undefined): number {
  return level === undefined ? -1 : RANKS.indexOf(level)
}

/** Most places that are listed of one sort; what is more is counted. */
const MOST = 3

/**
 * Sightings as evidence: one line for each name, the strongest first, at most three.
 * @param what what such a call does, as the subject of a sentence: `a schema is checked`
 */
export function asEvidence(sightings: readonly Sighting[], what: string): Evidence[] {
  const byName = new Map<string, Sighting[]>()
  for (const one of [...sightings].sort((a, b) => rankOf(b.level) - rankOf(a.level)))
    byName.set(one.call.name, [...(byName.get(one.call.name) ?? []), one])
  return [...byName].slice(0, MOST).map(([name, [first, ...rest]]) => ({
    message: `${what} (\`${name}\`${rest.length > 0 ? `, and in ${placesWord(rest.length)} more` : ''})`,
    at: first!.at,
    level: first!.level,
  }))
}

function placesWord(count: number): string {
  return count === 1 ? '1 place' : `${count} places`
}
