import { dirname, join, resolve } from 'node:path'
import { AuditError } from '../errors.ts'
import { given } from '../given.ts'
import type { GateSettings, RuleId, RuleMeta } from '../index.ts'
import type { Config } from './config.ts'
import { inside } from './inside.ts'
import { idsOf } from './policy.ts'

/** Name of the baseline where the configuration names none. */
export const BASELINE = '.se-ml-baseline'

/**
 * What the configuration says of the gate; undefined when it says nothing. Limits and baseline are those of the folder
 * that the configuration stands in: they do not hold for a part of it.
 */
export function gateOf({ settings, base }: Config, rules: readonly RuleMeta[]): GateSettings | undefined {
  if (settings.gate === undefined || base !== '') return undefined
  const {
    overall,
    practices,
    categories,
    met,
    guidelines,
    levels,
    new_findings: newFindings,
    tolerance,
  } = settings.gate
  return given({
    ...{ overall, practices, categories, met },
    guidelines: guidelines && guidelineIds(guidelines, rules),
    levels: levels && levelsById(levels),
    ...{ newFindings, tolerance },
  }) as GateSettings
}

function guidelineIds(wanted: 'all' | readonly string[], rules: readonly RuleMeta[]): RuleId[] {
  if (wanted !== 'all') return wanted.flatMap(idsOf)
  return rules.flatMap(({ kind, id }) => (kind === 'guideline' ? [id] : []))
}

function levelsById<Level>(levels: Readonly<Record<string, Level>>): Record<string, Level> {
  return Object.fromEntries(Object.entries(levels).map(([name, level]) => [idsOf(name)[0], level]))
}

/** Where a baseline is looked for and written. */
export interface BaselinePlace {
  /** As the user can open it. */
  readonly file: string
  /** The configuration names it, so it has to be there. */
  readonly named: boolean
}

/**
 * Place of the baseline: as the configuration says, beside it, or in the audited folder.
 * @returns undefined when the configuration wants none
 * @throws AuditError when it would stand outside of the repository: a configuration may name nothing there
 */
export function baselineOf(config: Config, root: string): BaselinePlace | undefined {
  const { settings, file } = config.base === '' ? config : { settings: {}, file: undefined }
  const named = settings.gate?.baseline
  if (named === false) return undefined
  const folder = file === undefined ? root : dirname(file)
  const name = named ?? BASELINE
  if (inside({ top: config.top ?? root, folder: resolve(folder) }, name) === undefined) throw leadsOut(name, config)
  return { file: join(folder, name), named: named !== undefined }
}

function leadsOut(name: string, { originOf }: Config): AuditError {
  const at = originOf(['gate', 'baseline'])
  const place = at === undefined ? '' : `${at.file}:${at.line}: gate.baseline: `
  return new AuditError(`${place}“${name}” leads out of the repository; name a file in it, or give --baseline`)
}
