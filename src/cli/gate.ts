import { readFile } from 'node:fs/promises'
import { type BaselinePlace, baselineOf, type Config, gateOf, loadConfig } from '../config/index.ts'
import { given } from '../given.ts'
import {
  AuditError,
  auditRevision,
  type Comparison,
  checkGate,
  compareReports,
  type GateSettings,
  type Options,
  type Reference,
  type Report,
  readBaseline,
  referenceOf,
} from '../index.ts'
import type { Call } from './call.ts'

export interface GateFlags {
  readonly gate?: boolean
  readonly baseline?: string
  readonly since?: string
  readonly exitZero?: boolean
}

/** What was asked of the gate, and for which folder. */
type Asked = Pick<Call<GateFlags>, 'path' | 'flags'>

/** A gate that has all it needs before the audit begins: a mistake is told at once. */
export interface PreparedGate {
  readonly settings: GateSettings
  reference(): Promise<Compared>
}

/** What a report is compared with; nothing where limits are all there is. */
interface Compared {
  readonly reference?: Reference
  /** The report of the other revision, where there is one. */
  readonly before?: Report
}

/** A report with what the gate says of it. */
export interface Gated {
  readonly report: Report
  /** With the other revision, where there is one. */
  readonly comparison?: Comparison
}

/**
 * The gate that flags and configuration ask for.
 * @returns undefined when they ask for none
 * @throws AuditError when there is nothing to check, or the baseline cannot be read
 */
export async function prepareGate(asked: Asked, options: Options): Promise<PreparedGate | undefined> {
  const config = await loadConfig(asked.path)
  const settings = gateOf(config, options.rules ?? [])
  if (!isWanted(asked.flags, settings)) return undefined
  const { since } = asked.flags
  if (since === undefined) return againstBaseline(asked, { config, settings })
  if (asked.flags.baseline !== undefined) {
    throw new AuditError('--since and --baseline exclude each other: choose one')
  }
  return { settings: settings ?? {}, reference: async () => sinceRevision(asked.path, since, options) }
}

/** Checks a report, after it has been compared with what the gate wants it compared with. */
export async function applyGate(report: Report, gate: PreparedGate | undefined): Promise<Gated> {
  if (gate === undefined) return { report }
  const { reference, before } = await gate.reference()
  const gated = { ...report, gate: checkGate(report, gate.settings, reference) }
  return { report: gated, ...given({ comparison: before && compareReports(before, gated) }) }
}

function isWanted({ gate, baseline, since }: GateFlags, settings: GateSettings | undefined): boolean {
  return gate ?? (settings !== undefined || baseline !== undefined || since !== undefined)
}

async function sinceRevision(path: string, since: string, options: Options): Promise<Compared> {
  const before = await auditRevision(path, since, options)
  return { reference: referenceOf(before, since), before }
}

/** What the configuration says. */
interface Configured {
  readonly config: Config
  readonly settings: GateSettings | undefined
}

async function againstBaseline({ path, flags }: Asked, { config, settings }: Configured): Promise<PreparedGate> {
  const place = flags.baseline === undefined ? baselineOf(config, path) : { file: flags.baseline, named: true }
  const reference = place && (await readReference(place))
  if (reference === undefined && !hasLimits(settings)) throw nothingToCheck(path)
  return { settings: settings ?? {}, reference: async () => given({ reference }) }
}

async function readReference({ file, named }: BaselinePlace): Promise<Reference | undefined> {
  const text = await readText(file)
  if (text !== undefined) return { kind: 'baseline', name: file, ...readBaseline(file, text) }
  if (!named) return undefined
  throw new AuditError(`there is no baseline ${file}: write it with "se-ml baseline", and commit it`)
}

/** Text of a file; undefined when there is none. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new AuditError(`${file}: cannot be read: ${message}`)
  }
}

function hasLimits(settings: GateSettings | undefined): boolean {
  const { tolerance: _tolerance, newFindings: _newFindings, ...limits } = settings ?? {}
  return Object.keys(limits).length > 0
}

function nothingToCheck(path: string): AuditError {
  return new AuditError(
    `the gate has nothing to check: write a baseline ("se-ml baseline ${path}"), compare with a revision (--since main), or set limits under "gate" in .se-ml.yml`,
  )
}
