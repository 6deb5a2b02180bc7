import { AuditError } from '../../errors.ts'
import { rules } from '../../index.ts'
import type { Settings } from '../schema.ts'
import type { ConfigSource } from '../source.ts'
import { suggest } from '../suggest.ts'
import { isDay } from './dates.ts'
import { evidenceFault } from './evidence.ts'

type Entry = NonNullable<Settings['attestations']>[number]

/** What is wrong with one key of an entry. */
interface Fault {
  readonly key: keyof Entry
  readonly expected: string
}

/**
 * Checks what the schema cannot: that the practice, the days and the evidence exist.
 * @param folder folder of the configuration
 * @throws AuditError as `FILE:LINE: attestations[0].KEY: expected ..., found ...`
 */
export function checkAttestations({ attestations = [] }: Settings, source: ConfigSource, folder: string): void {
  for (const [index, entry] of attestations.entries()) {
    const fault = faultOf(entry, attestations.slice(0, index), folder)
    if (fault === undefined) continue
    const path = ['attestations', index, fault.key]
    const place = `${source.file}:${source.lineOf(path)}: attestations[${index}].${fault.key}`
    throw new AuditError(`${place}: expected ${fault.expected}, found ${JSON.stringify(entry[fault.key])}`)
  }
}

function faultOf(entry: Entry, before: readonly Entry[], folder: string): Fault | undefined {
  return practiceFault(entry, before) ?? dayFault(entry) ?? proofFault(entry, folder)
}

function practiceFault({ practice }: Entry, before: readonly Entry[]): Fault | undefined {
  const names = rules.filter(({ kind }) => kind === 'practice').map(({ id }) => shortName(id))
  const name = practiceName(practice)
  if (name === undefined) {
    const meant = suggest(shortName(practice), names)
    return { key: 'practice', expected: `a practice${meant === undefined ? '' : ` (did you mean “${meant}”?)`}` }
  }
  const twice = before.some((other) => practiceName(other.practice) === name)
  return twice ? { key: 'practice', expected: 'each practice once' } : undefined
}

/** Name without category of the practice that is meant; undefined when there is no such practice. */
export function practiceName(practice: string): string | undefined {
  const rule = rules.find(({ kind, id }) => kind === 'practice' && (id === practice || shortName(id) === practice))
  return rule && shortName(rule.id)
}

function shortName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function dayFault({ on, expires }: Entry): Fault | undefined {
  if (!isDay(on)) return { key: 'on', expected: 'a day of the calendar' }
  if (expires === undefined) return undefined
  if (!isDay(expires)) return { key: 'expires', expected: 'a day of the calendar' }
  return expires > on ? undefined : { key: 'expires', expected: `a day after ${on}` }
}

function proofFault({ evidence }: Entry, folder: string): Fault | undefined {
  const expected = evidence === undefined ? undefined : evidenceFault(evidence, folder)
  return expected === undefined ? undefined : { key: 'evidence', expected }
}
