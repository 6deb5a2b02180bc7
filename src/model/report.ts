import type { ReportedAttestation } from './attestation.ts'
import type { Evidence, Finding, NextStep, Severity, SuppressionProblem } from './finding.ts'
import type { GateResult } from './gate.ts'
import type { LanguageMeasures, Measure, RiskProfile } from './measure.ts'
import type { CatalogueFacts, Difficulty, Effect } from './rule.ts'
import type { RepairPlan, Step } from './steps.ts'
import type { SurveyAnswers, SurveyComparison } from './survey.ts'
import type { Verdict } from './verdict.ts'
import type { Band, Category, Count, Level, Position, Role, RuleId, Score } from './words.ts'

/** What an audit returns, and what `--format json` prints. A change of meaning raises `schema`. */
export interface Report {
  readonly schema: 1
  readonly tool: {
    readonly name: string
    readonly version: string
    readonly preset: string
    /** Limits, weights and rules that the configuration changed, one sentence each. Absent when there are none. */
    readonly adjusted?: readonly string[]
  }
  readonly repository: {
    readonly name: string
    readonly commit?: string
    /** Number of files for each role that occurs. */
    readonly files: Readonly<Partial<Record<Role, Count>>>
    /** Source and notebook code by language. */
    readonly languages: Readonly<Record<string, { readonly files: Count; readonly codeLines: Count }>>
  }
  readonly scores: {
    readonly overall?: { readonly score: Score; readonly band: Band }
    readonly maintainability?: { readonly score: Score; readonly met: Count; readonly of: Count }
    readonly practices?: { readonly score: Score }
    readonly categories: Readonly<Partial<Record<Category, { readonly score: Score }>>>
    readonly effects: Readonly<Partial<Record<Effect, { readonly score: Score }>>>
    readonly eu: Readonly<Record<string, { readonly score: Score }>>
    /** Mean of the practices of each difficulty. */
    readonly difficulties: Readonly<Partial<Record<Difficulty, { readonly score: Score }>>>
  }
  /** How many rules got a verdict, of how many that ran. */
  readonly coverage: { readonly judged: Count; readonly of: Count }
  readonly rules: readonly ReportedRule[]
  /** Present when the configuration holds attestations; the scores above are with them. */
  readonly attestations?: Attestations
  /** Most worthwhile first. */
  readonly steps: readonly Step[]
  /** For each guideline that is not met and has candidates. */
  readonly plans: readonly RepairPlan[]
  readonly skipped: readonly Skipped[]
  /** Only when the configuration describes the team. */
  readonly survey?: SurveyComparison
  /** Absent when nobody wrote a suppression. */
  readonly suppressions?: { readonly suppressed: Count; readonly problems: readonly SuppressionProblem[] }
  /** Absent when no gate was asked for. */
  readonly gate?: GateResult
}

/** One rule in the report. */
export interface ReportedRule {
  readonly id: RuleId
  readonly kind: 'guideline' | 'practice'
  readonly number: number
  readonly title: string
  readonly category: Category
  /** What the SE-ML catalogue says on a practice. */
  readonly catalogue?: CatalogueFacts
  /** Set by the configuration. Absent: `error` for guidelines, `warn` for practices. */
  readonly severity?: Severity
  readonly status: Verdict['status']
  readonly score?: Score
  readonly met?: boolean
  readonly level?: Level
  readonly confidence?: 'high' | 'medium' | 'low'
  readonly reason?: string
  readonly measures?: readonly Measure[]
  readonly profile?: RiskProfile
  /** Each language by itself, where there are several and limits hold for each. */
  readonly languages?: readonly RatedLanguage[]
  readonly evidence: readonly Evidence[]
  readonly findings: readonly Finding[]
  readonly nextStep?: NextStep
  /** What comparable teams answered, when the configuration describes the team. Never a part of a score. */
  readonly survey?: readonly SurveyAnswers[]
  /** How a practice's level came about, step by step. */
  readonly chain?: readonly string[]
  /** Signals of a practice that were looked for and not found, in words. */
  readonly missing?: readonly string[]
  /** Present where an attestation decides the level: what files alone show. */
  readonly unattested?: Pick<ReportedRule, 'status' | 'score' | 'level' | 'reason'>
}

/** One language in a guideline of the report. */
export interface RatedLanguage extends LanguageMeasures {
  readonly score: Score
  readonly met: boolean
}

/** What attestations change. */
export interface Attestations {
  /** In the order of the rules. */
  readonly list: readonly ReportedAttestation[]
  /** The scores from files alone. */
  readonly without: Pick<Report, 'scores' | 'coverage'>
}

/** A file that was left out or read in part only. */
export interface Skipped {
  readonly path: string
  readonly reason: string
  /** Line of the first syntax error, for files that were audited where they are intact. */
  readonly line?: Position
  /** `true` when the rest of the file was audited. */
  readonly partly?: boolean
  /** `true` when it should have been read: the audit is incomplete without it. */
  readonly lost?: boolean
}
