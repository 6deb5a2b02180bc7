import { rules } from '../rules/index.ts'
import { type AuditOptions, audit as auditWith, FACT_NAMES } from './audit.ts'
import { knownFiles } from './cache/parsed.ts'
import type { Store } from './cache/store.ts'
import { checkRules as checkRulesWith } from './check/custom.ts'
import { type DiscoverOptions, type Discovery, discover } from './discover/index.ts'
import { AuditError } from './errors.ts'
import { given } from './given.ts'
import { type Look, look as lookAt } from './look.ts'
import { type Measured, measure as measureWith } from './measure.ts'
import {
  type MetricsOptions,
  type ModuleMetrics,
  moduleMetrics as moduleMetricsWith,
  type UnitMetrics,
  unitMetrics as unitMetricsWith,
} from './metrics.ts'
import type { Report } from './model.ts'
import { type Checkout, type RevisionOptions, withRevision } from './revision/index.ts'
import type { Rule } from './rule.ts'

export { openStore, type Store } from './cache/store.ts'
export { compareReports } from './compare/compare.ts'
export { readReport } from './compare/read.ts'
export type { Comparison, RuleChange, ScoreChange } from './compare/types.ts'
export type { Discovery } from './discover/index.ts'
export { folderInRepository } from './discover/worktree.ts'
export { AuditError } from './errors.ts'
export type { ComponentOptions } from './facts/types/components.ts'
export type { ProfileFlag, ProfileOptions } from './facts/types/profile.ts'
export type { FactName, Facts, ModuleFacts, ProjectFile, Unit } from './facts/types.ts'
export { type Baseline, baselineOf } from './gate/baseline.ts'
export { checkGate } from './gate/index.ts'
export { prune } from './gate/prune.ts'
export { readBaseline } from './gate/read-baseline.ts'
export { type Reference, referenceOf } from './gate/reference.ts'
export type { GateSettings, Tolerance } from './gate/settings.ts'
export { writeBaseline } from './gate/write-baseline.ts'
export type { Look } from './look.ts'
export type { Measured } from './measure.ts'
export type { ModuleMetrics, UnitMetrics } from './metrics.ts'
export type * from './model.ts'
export { badgeEndpoint, badgeSvg } from './report/badge.ts'
export { codeQualityReport } from './report/codequality.ts'
export { compareJson } from './report/compare/json.ts'
export { type CompareTextOptions, compareText } from './report/compare/text.ts'
export { type ExplainOptions, explanation, ruleList } from './report/explain.ts'
export { fileList, fileListJson } from './report/files.ts'
export { findingsCsv } from './report/findings-csv.ts'
export { githubAnnotations } from './report/github.ts'
export { jsonReport } from './report/json.ts'
export { junitReport } from './report/junit.ts'
export { markdownReport } from './report/markdown.ts'
export { type MetricsFormat, moduleTable, unitTable } from './report/metrics.ts'
export type { ReportOptions } from './report/options.ts'
export { planReport } from './report/plan/checklist.ts'
export { ISSUE_MARK, type IssueFile, planIssues } from './report/plan/issues.ts'
export { printable } from './report/printable.ts'
export { type Asked, type QuestionText, questionText } from './report/question.ts'
export { type ListedRule, ruleListJson, ruleListMarkdown, ruleListText } from './report/rules.ts'
export { sarifReport } from './report/sarif/index.ts'
export type { TextOptions } from './report/text/options.ts'
export { verdictReport } from './report/text/verdict.ts'
export { viewReport } from './report/text/view.ts'
export { VIEWS, type View } from './report/text/view-groups.ts'
export { gateText, textReport } from './report/text.ts'
export { trendTable, trendText } from './report/trend/text.ts'
export type { RevisionOptions } from './revision/index.ts'
export { type ListOptions, listRevisions, type Revision } from './revision/list.ts'
export type { Guideline, GuidelineSettings, Practice, Rule } from './rule.ts'
export { defineGuideline, definePractice } from './rule.ts'
export { PRESETS, type PresetName } from './score/presets.ts'
export type { DataType, Team } from './survey/team.ts'
export { trendKey } from './trend/key.ts'
export { pointOf, type TrendPoint } from './trend/point.ts'
export { VERSION } from './version.ts'
export { rules }

/** Options of {@link audit}; all have defaults. */
export type Options = Partial<AuditOptions>

const DEFAULTS: AuditOptions = { rules, preset: 'se-ml', exclude: [], roles: [], workers: 0 }

/**
 * Audits the repository at `root`.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit, a broken configuration
 */
export function audit(root: string, options: Options = {}): Promise<Report> {
  return auditWith(root, { ...DEFAULTS, ...options })
}

/**
 * Audits the repository at `root` as it was at a revision, from git objects: its work tree is not touched. Facts of git
 * are those of the revision. A coverage report belongs to the present and is left out.
 * @param revision branch, tag or commit
 * @throws AuditError as {@link audit}, and when there is no such revision
 */
export function auditRevision(
  root: string,
  revision: string,
  options: Options & RevisionOptions & { readonly cache?: Cache } = {},
): Promise<Report> {
  const { coverageFile: _present, cache, ...rest } = options
  const job = ({ folder, blobs }: Checkout) => {
    const { preset = DEFAULTS.preset } = rest
    const known = cache && knownFiles(cache.store, { versions: cache.versions, preset, blobs })
    return audit(folder, { ...rest, ...given({ known }) }).catch((error: unknown) => {
      // The temporary folder means nothing to the user.
      if (error instanceof AuditError) throw new AuditError(error.message.replaceAll(folder, `${root} at ${revision}`))
      throw error
    })
  }
  return withRevision(root, revision, job, options)
}

/** What audits of many revisions need not do twice. */
export interface Cache {
  readonly store: Store
  /** Versions of what makes the results: se-ml and Node. */
  readonly versions: readonly string[]
}

/**
 * Checks rules that were written elsewhere, before they run.
 * @param value a rule, or a list of rules
 * @param from who brings them, for messages
 * @param known rules that are there already: ids are unique
 * @throws AuditError which says what is missing, and in which rule
 */
export function checkRules(value: unknown, from: string, known: readonly Pick<Rule, 'id'>[] = rules): Rule[] {
  return checkRulesWith(value, from, { known, facts: FACT_NAMES })
}

/**
 * Lists the files of the repository at `root`, each with its role and the reason for it.
 * @throws AuditError when there is no such folder
 */
export function listFiles(root: string, options: Partial<DiscoverOptions> = {}): Promise<Discovery> {
  return discover(root, { ...DEFAULTS, ...options })
}

/**
 * Reads the code of the repository at `root` and judges nothing.
 * @throws AuditError as {@link audit}
 */
export function measure(root: string, options: Options = {}): Promise<Measured> {
  return measureWith(root, { ...DEFAULTS, ...options })
}

/**
 * What the repository at `root` is taken for, without judging it.
 * @throws AuditError as {@link audit}
 */
export function look(root: string, options: Options = {}): Promise<Look> {
  return lookAt(root, { ...DEFAULTS, ...options })
}

/**
 * Metrics of all units of the repository at `root`, ordered by file and line.
 * @throws AuditError as {@link audit}
 */
export function unitMetrics(root: string, options: Partial<MetricsOptions> = {}): Promise<UnitMetrics[]> {
  return unitMetricsWith(root, { all: false, ...DEFAULTS, ...options })
}

/**
 * Metrics of all modules of the repository at `root`, ordered by file.
 * @throws AuditError as {@link audit}
 */
export function moduleMetrics(root: string, options: Partial<MetricsOptions> = {}): Promise<ModuleMetrics[]> {
  return moduleMetricsWith(root, { all: false, ...DEFAULTS, ...options })
}
