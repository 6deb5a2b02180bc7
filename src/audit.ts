import { basename, resolve } from 'node:path'
import { type ChangedLimits, changeLimits } from './check/limits.ts'
import { check } from './check/run.ts'
import { gatherElsewhere } from './facts/apart/index.ts'
import { readCommit } from './facts/commit.ts'
import { partsFor, startGathering } from './facts/gather.ts'
import type { ComponentOptions } from './facts/types/components.ts'
import type { ProfileOptions } from './facts/types/profile.ts'
import type { FactName, ModuleFacts, ProjectFile } from './facts/types.ts'
import { findFiles, type MeasureOptions, type ParsingOptions, parseFiles } from './measure.ts'
import type { Attestation, Report, Role } from './model.ts'
import type { Rule } from './rule.ts'
import { PRESETS } from './score/presets.ts'
import { type ScorePolicy, score } from './score/score.ts'
import { suppress } from './suppress/index.ts'
import type { SuppressOptions } from './suppress/options.ts'
import { beside } from './survey/beside.ts'
import type { Team } from './survey/team.ts'
import { VERSION } from './version.ts'

export { FACT_NAMES } from './facts/gather.ts'

export interface AuditOptions extends MeasureOptions {
  readonly rules: readonly Rule[]
  /** How components are found; by themselves when absent. */
  readonly components?: ComponentOptions
  /** What the repository is and does, where its files do not tell. */
  readonly profile?: ProfileOptions
  /** What the team answers for, where files cannot show it. */
  readonly attestations?: readonly Attestation[]
  /** `YYYY-MM-DD`, decides which attestations have expired; without it none has. Never shown in a report. */
  readonly today?: string
  /** Path of an existing coverage report (Cobertura XML, coverage.py JSON or lcov). */
  readonly coverageFile?: string
  /** Who works on the repository: sets answers of comparable teams beside the practices. */
  readonly team?: Team
  /** Limits other than those of the preset, by rule id. */
  readonly limits?: ChangedLimits
  /** Severities and weights. */
  readonly policy?: ScorePolicy
  /** Findings that the configuration accepts, and severities by path. */
  readonly suppress?: Pick<SuppressOptions, 'accepted' | 'overrides' | 'known'>
  /** What of this differs from the preset, one sentence each: shown in the report. */
  readonly adjusted?: readonly string[]
}

/**
 * The whole pipeline: discover and parse (measure), facts, check, score.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function audit(root: string, options: AuditOptions): Promise<Report> {
  const needs = new Set(options.rules.flatMap((rule) => rule.needs))
  const found = await findFiles(root, options)
  const gathered = { root, files: found.files, ...given(options) }
  const elsewhere = await gatherElsewhere(gathered, needs, options.workers)
  const finish = startGathering(gathered, needs, elsewhere)
  const parsing = { ...options, ...partsOf(options, needs), busy: elsewhere.size > 0 ? 1 : 0 }
  const { files, modules, skipped } = await parseFiles(root, found, parsing)
  options.onStage?.('facts')
  const facts = await finish(modules)
  options.onStage?.('check')
  const seen = check(options.rules, facts, changeLimits(PRESETS[options.preset].guidelines, options.limits))
  options.onStage?.('score')
  const { results, suppressions } = suppress(seen, modules, acceptance(options))
  const report = score(results, {
    tool: describeTool(options),
    repository: { ...(await identify(root)), files: countRoles(files), languages: countLines(modules) },
    skipped,
    ...(suppressions && { suppressions }),
    ...answers(options),
  })
  return options.team === undefined ? report : besideSurvey(report, options.team)
}

/** What is kept for later audits has to be whole. */
function partsOf({ known }: AuditOptions, needs: ReadonlySet<FactName>): Pick<ParsingOptions, 'parts'> {
  return known === undefined ? { parts: partsFor(needs) } : {}
}

/** The answers are loaded when they are asked for. */
async function besideSurvey(report: Report, team: Team): Promise<Report> {
  const { default: answers } = await import('./survey/answers.json', { with: { type: 'json' } })
  return beside(report, team, answers)
}

function answers({
  attestations,
  today,
  policy,
}: AuditOptions): Pick<AuditOptions, 'attestations' | 'today' | 'policy'> {
  return { ...(attestations && { attestations }), ...(today !== undefined && { today }), ...(policy && { policy }) }
}

function describeTool({ preset, adjusted = [] }: AuditOptions): Report['tool'] {
  return { name: 'se-ml', version: VERSION, preset, ...(adjusted.length > 0 && { adjusted }) }
}

/** What people accepted; in comments they may name rules that are switched off. */
function acceptance({ suppress: given, rules, base, today }: AuditOptions): SuppressOptions {
  const known = [...rules.map(({ id }) => id), ...(given?.known ?? [])]
  return { ...given, known, ...(base !== undefined && { base }), ...(today !== undefined && { today }) }
}

/** What gatherers take from the options. */
function given(options: AuditOptions): Pick<AuditOptions, 'components' | 'coverageFile' | 'profile'> {
  const { components, coverageFile, profile } = options
  return {
    ...(components && { components }),
    ...(coverageFile !== undefined && { coverageFile }),
    ...(profile && { profile }),
  }
}

async function identify(root: string): Promise<Pick<Report['repository'], 'name' | 'commit'>> {
  const commit = await readCommit(root)
  return { name: basename(resolve(root)), ...(commit !== undefined && { commit }) }
}

function countRoles(files: readonly ProjectFile[]): Partial<Record<Role, number>> {
  const counts: Partial<Record<Role, number>> = {}
  for (const { role } of files) counts[role] = (counts[role] ?? 0) + 1
  return counts
}

function countLines(modules: readonly ModuleFacts[]): Report['repository']['languages'] {
  const languages: Record<string, { files: number; codeLines: number }> = {}
  for (const { role, language, codeLines } of modules) {
    if (role !== 'source' && role !== 'notebook') continue
    const { files, codeLines: lines } = languages[language] ?? { files: 0, codeLines: 0 }
    languages[language] = { files: files + 1, codeLines: lines + codeLines }
  }
  return languages
}
