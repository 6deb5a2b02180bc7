/** The words that every stage shares. Types only. */

/**
 * `<category>/<name>`, which is also the path of the rule's file below `rules/`.
 * @pattern ^[a-z]+/[a-z0-9-]+$
 */
export type RuleId = `${Category}/${string}`

export type Category = 'maintainability' | 'data' | 'training' | 'coding' | 'deployment' | 'team' | 'governance'

/** What a file is for. Exactly one each; decided in `src/discover`. */
export type Role =
  | 'source'
  | 'test'
  | 'example'
  | 'docs'
  | 'ci'
  | 'config'
  | 'deploy'
  | 'notebook'
  | 'vendored'
  | 'generated'
  | 'template'
  | 'fixture'

/**
 * A place in the audited repository. `path` is relative to the audited root, with `/`. Lines count from 1. In a
 * notebook `line` and `endLine` count inside their cell, and cells count from 1 over all cells of the notebook.
 */
export interface Location {
  readonly path: string
  readonly line?: Position
  readonly endLine?: Position
  readonly cell?: Position
  readonly endCell?: Position
}

/**
 * Number of a line or cell.
 * @asType integer
 * @minimum 1
 */
export type Position = number

/**
 * How many there are.
 * @asType integer
 * @minimum 0
 */
export type Count = number

/** How strong a piece of evidence is, weakest first (SE-ML evidence ladder). */
export type EvidenceLevel = 'declared' | 'used' | 'integrated' | 'enforced'

/** One sentence on what was seen, and where. */
export interface Evidence {
  readonly message: string
  readonly at?: Location
  readonly level?: EvidenceLevel
  /** Evidence against the practice or guideline. Absent means it speaks for it. */
  readonly against?: boolean
}

/** Risk band of a finding; the names are those of the SIG maintainability model. */
export type Risk = 'low' | 'moderate' | 'high' | 'very-high'

/** A place to change. */
export interface Finding {
  /** What was seen; then, after a semicolon, what to do: `a.py is used in 12 places; split it`. */
  readonly message: string
  readonly at: Location
  readonly risk: Risk
  /** The measured quantity that made it a finding: lines, complexity, parameters, ... (0 when it is yes or no). */
  readonly value: number
  /** Lines of code that this finding puts at risk: the weight it has in the guideline's share. */
  readonly lines: number
  /** What `value` should come down to. Absent where the place should go altogether, as a clone should. */
  readonly target?: number
  /** Those of `lines` that the repository would lose by mending it. Absent when the code only moves. */
  readonly removes?: number
  /** How to mend it. */
  readonly fix?: NextStep
  /** Qualified name inside the file (`Class.method`), where there is one. */
  readonly symbol?: string
  /** Language of the code, where the verdict tells {@link MeasuredVerdict.languages} apart. */
  readonly language?: string
  /** The other places of the same finding: copies of a clone, users of a module. */
  readonly related?: readonly Location[]
  /** What `related` are. Absent: copies, as good a place to change as `at`. */
  readonly relation?: 'uses'
  /** Hash of the normalised content: equal after moving, renaming the file or reformatting. */
  readonly content: string
  /** Hash of rule, path, symbol and content, without line numbers. Unique in a report. Set by `check`. */
  readonly fingerprint: string
  /** What it means for the gate, where the configuration says so for its path. Absent: as its rule says. */
  readonly severity?: Severity
  /** People accepted it: it is no candidate and never fails the gate. Measures and scores stay as they were measured. */
  readonly suppressed?: Suppression
}

/** What findings and scores of a rule mean for the gate: `error` fails it, `warn` is only told. */
export type Severity = 'warn' | 'error'

/** Why a finding was accepted, and where that is written. */
export interface Suppression {
  readonly by: 'comment' | 'configuration'
  readonly reason: string
  /** The comment, or the entry of the configuration. A configuration above the audited folder has a path with `..`. */
  readonly at: Location
  /** Last day on which it holds: `YYYY-MM-DD`. */
  readonly until?: string
}

/** A suppression that does nothing, with what to do about it. */
export interface SuppressionProblem {
  readonly kind: 'unused' | 'expired' | 'no-reason' | 'unknown-rule' | 'malformed'
  readonly message: string
  readonly at: Location
}

/** What a rule hands over; `check` adds the fingerprint, people the rest. */
export type FoundPlace = Omit<Finding, 'fingerprint' | 'severity' | 'suppressed'>

/** One quantity of a guideline and the bound it has to keep. A guideline is met when all its measures hold. */
export interface Measure {
  /** Stable key, for instance `above-60` or `components`. */
  readonly id: string
  readonly label: string
  readonly value: number
  readonly unit: 'percent' | 'count' | 'lines' | 'ratio' | 'person-years'
  readonly atMost?: number
  readonly atLeast?: number
  /** Lines of code that a percentage is taken of. Absent for the bands of a risk profile, which names them. */
  readonly of?: number
}

/** One band of a risk profile. The bands together cover all lines of code that were measured. */
export interface RiskBand {
  readonly risk: Risk
  /** Values in this band are greater than `above`, and at most `upTo` (absent in the last band). */
  readonly above: number
  readonly upTo?: number
  /** Lines of code of the units in this band. */
  readonly lines: number
  /** Share of all measured lines of code, percent 0..100. */
  readonly share: number
  /** Most that this band and the worse ones together may hold, percent 0..100. Absent in the first band. */
  readonly limit?: number
}

/** Distribution of lines of code over risk bands, best band first. */
export interface RiskProfile {
  /** What is measured for each unit, in words: `lines of code per unit`. */
  readonly quantity: string
  /** All measured lines of code. */
  readonly lines: number
  readonly bands: readonly RiskBand[]
}

/** The survey's four answers. */
export type Level = 'not-at-all' | 'partially' | 'mostly' | 'completely'

export type Verdict = MeasuredVerdict | GradedVerdict | OpenVerdict

/** What a guideline measured for the code of one language. */
export interface LanguageMeasures {
  /** As people write it: `TypeScript`. */
  readonly language: string
  /** Lines of code that were measured. */
  readonly lines: Count
  /** It holds enough of the code to decide on the guideline. */
  readonly decides: boolean
  readonly measures: readonly Measure[]
  readonly profile?: RiskProfile
}

/** Verdict of a guideline. */
export interface MeasuredVerdict {
  readonly status: 'measured'
  /** Over all languages together. They decide, unless {@link languages} is there. */
  readonly measures: readonly Measure[]
  readonly profile?: RiskProfile
  /** Each language by itself, largest first; absent where all code is in one, or the limits are for all together. */
  readonly languages?: readonly LanguageMeasures[]
  readonly evidence: readonly Evidence[]
  /** Ordered by risk, then size: the refactoring candidates. */
  readonly findings: readonly FoundPlace[]
}

/** A value with its reason, as the explanation of a verdict shows it. */
export interface Reasoned {
  /** 0..1 */
  readonly value: number
  readonly because: string
}

/** Verdict of a practice: what was seen. The score stage turns it into a strength, a level and an explanation. */
export interface GradedVerdict {
  readonly status: 'graded'
  /** Rung of the practice's own scale. Absent: the strongest evidence for it decides, on the evidence ladder. */
  readonly base?: Reasoned
  /** How much of what it should cover is covered: `covered` of `of` places. Absent where that has no meaning. */
  readonly coverage?: { readonly covered: number; readonly of: number; readonly what: string }
  /** Smells that lower the strength; each is a finding of its own as well, where it has a place. */
  readonly penalties?: readonly Reasoned[]
  /** Most that can be said from what is in the repository. */
  readonly cap?: Reasoned
  /** How much the practice counts here, 0..1, where that is less than elsewhere. Absent: 1. */
  readonly weight?: Reasoned
  readonly confidence: 'high' | 'medium' | 'low'
  readonly evidence: readonly Evidence[]
  /** Signals that were looked for and not found, in words. */
  readonly missing?: readonly string[]
  readonly findings: readonly FoundPlace[]
  /** What would raise the level, as an instruction; absent when nothing would. */
  readonly nextStep?: NextStep
}

/** An action that raises a level or a score. */
export interface NextStep {
  readonly action: string
  /** small: minutes to hours; medium: days; large: weeks. */
  readonly effort: 'small' | 'medium' | 'large'
}

/** No verdict on the quality: always with the reason. Never counted as zero, never averaged. */
export interface OpenVerdict {
  readonly status: 'not-applicable' | 'unknown' | 'error'
  readonly reason: string
  readonly evidence?: readonly Evidence[]
}

/** What a rule says about itself: shown by `explain`, in the catalogue page and in reports. */
export interface RuleMeta {
  readonly id: RuleId
  readonly kind: 'guideline' | 'practice'
  /** 1..10 for guidelines, 1..45 (catalogue index) for practices. */
  readonly number: number
  readonly title: string
  /** Why it matters, one or two sentences. */
  readonly why: string
  /** How it is measured or judged. */
  readonly how: string
  /** How to fix or adopt it. */
  readonly fix: string
  /** A short example, plain text or code. */
  readonly example?: string
  /** Where definition and limits come from. */
  readonly sources: readonly string[]
  /**
   * What the limits of a preset are for, with their unit, by measure id. The key `bands` is for those of a risk profile
   * and holds `{bound}` where the bound belongs.
   */
  readonly limits?: Readonly<Record<string, string>>
  readonly catalogue?: CatalogueFacts
  /** What `se-ml attest` asks the team, where files cannot show all of it. Answered with one of the four levels. */
  readonly question?: string
}

/** Facts of the SE-ML catalogue on a practice; equal to `practices.tsv` of the catalogue. */
export interface CatalogueFacts {
  readonly difficulty: Difficulty
  readonly effects: readonly Effect[]
  /** `unspecified` for the one practice whose label names none. */
  readonly euRequirement?: string
  readonly observability: 'static' | 'partial' | 'attested'
  readonly related: readonly string[]
}

/** The catalogue's tag; it follows adoption, not effort. */
export type Difficulty = 'basic' | 'medium' | 'advanced'

export type Effect = 'agility' | 'quality' | 'effectiveness' | 'traceability'

/** A rule's verdict as `check` passes it on: findings carry fingerprints. */
export interface RuleResult {
  readonly meta: RuleMeta
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  /** What somebody answers for, where it counts. */
  readonly attested?: Attestation
}

/**
 * A date, `YYYY-MM-DD`.
 * @pattern ^\d{4}-\d{2}-\d{2}$
 */
export type Day = string

/** What somebody answers for, since files do not show it. */
export interface Attestation {
  /** Name of the practice without its category: `independent-audit`. */
  readonly practice: string
  readonly level: Level
  /** A link, which is never opened, or the path of a file that is there. */
  readonly evidence?: string
  /** Who answers for it: a role or a name. */
  readonly by: string
  readonly on: Day
  /** First day on which it counts no more. */
  readonly expires: Day
  readonly note?: string
}

/** What became of an attestation. */
export interface ReportedAttestation extends Omit<Attestation, 'practice'> {
  readonly practice: RuleId
  /**
   * `counted`: it decides the level. `not-needed`: files show as much. `overruled`: files show less, and can show all of the
   * practice. `not-applicable`: nothing is judged here. `expired`: its time is over. `future`: its date has not come.
   */
  readonly state: 'counted' | 'not-needed' | 'overruled' | 'not-applicable' | 'expired' | 'future'
  /** Why it does not count. */
  readonly reason?: string
  /** How files and attestation differ, where they lie far apart. */
  readonly contradiction?: string
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

/**
 * 0..100 with one decimal.
 * @minimum 0
 * @maximum 100
 */
export type Score = number

export type Band = 'A' | 'B' | 'C' | 'D' | 'E'

/** One language in a guideline of the report. */
export interface RatedLanguage extends LanguageMeasures {
  readonly score: Score
  readonly met: boolean
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

/** An entry of the ranked list of what to do next. */
export interface Step {
  readonly rule: RuleId
  readonly action: string
  readonly at?: Location
  /** Points the rule's score would rise by, 0..100. */
  readonly gain: Score
  readonly effort: 'small' | 'medium' | 'large'
  /** Which means rise with it. Empty where none is shown to rise. */
  readonly raises: readonly Raise[]
}

/** Points that the mean of a group of rules would rise by. */
export interface Raise {
  readonly of: 'overall' | 'category' | 'effect' | 'eu'
  /** Name of the category, effect or EU requirement. */
  readonly name: string
  readonly by: Score
}

/** "Just enough": the fewest findings whose repair meets a guideline. */
export interface RepairPlan {
  readonly rule: RuleId
  /** Fingerprints of the findings to mend, worst first. */
  readonly findings: readonly string[]
  /** Score of the rule now, and when these findings are mended: 0..100. */
  readonly score: { readonly now: Score; readonly after: Score }
  /** `false` when the limits would not be kept even if all findings were mended. */
  readonly meets: boolean
  /** What each unit or module has to come down to for that; absent where the finding goes altogether. */
  readonly target?: number
  /** Findings of the plan whose repair is likely to move the fault only, with the reason. */
  readonly warnings: readonly { readonly finding: string; readonly reason: string }[]
}

/** Answers of a group of teams to the survey behind the SE-ML catalogue (2020 to 2022, self-reported). */
export interface SurveyAnswers {
  /** The group in words: `teams of 4 to 5`. */
  readonly group: string
  /** Share that answered "mostly" or "completely", percent 0..100. */
  readonly adopted: number
  /** How many answered; inferred from the published shares. */
  readonly answers: Count
}

/** Most and least adopted practices, here and among comparable teams. */
export interface SurveyComparison {
  /** The groups of teams, in words. */
  readonly groups: readonly string[]
  /** By score in this repository. */
  readonly repository: { readonly most: readonly RuleId[]; readonly least: readonly RuleId[] }
  /** By the share of teams, mean over the groups. */
  readonly teams: { readonly most: readonly RuleId[]; readonly least: readonly RuleId[] }
}

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

/** Whether the gate is passed, and why not. */
export interface GateResult {
  readonly passed: boolean
  /** What the audit was compared with. Absent when only limits were checked. */
  readonly against?: { readonly kind: 'baseline' | 'revision'; readonly name: string }
  /** Reasons to fail, most telling first. Empty when passed. */
  readonly failures: readonly GateFailure[]
  /** What is told and fails nothing: warnings, changes within the tolerance, what could not be compared. */
  readonly notes: readonly GateNote[]
  /** How the findings compare. Absent when only limits were checked. */
  readonly changes?: FindingChanges
}

/** One reason why the gate failed: what, its limit, its value, the place and the next step. */
export interface GateFailure {
  readonly kind: 'limit' | 'new-finding' | 'worse-finding' | 'fallen-score'
  /** What the limit is for: a rule id, `overall`, `maintainability`, `practices` or a category. */
  readonly subject: string
  readonly rule?: RuleId
  /** The limit in words: `at least 70`, `met`, `at least mostly`, `no new finding`. */
  readonly limit: string
  /** What was found instead, in words: `61.2`, `82 lines of code`. */
  readonly value: string
  readonly message: string
  readonly at?: Location
  /** Fingerprint of the finding, where it is about one. */
  readonly finding?: string
  readonly nextStep: string
}

export interface GateNote {
  readonly kind: 'warning' | 'tolerated' | 'not-compared'
  readonly message: string
  readonly rule?: RuleId
  readonly at?: Location
}

/** How many findings of a comparison are what. Suppressed ones are left out. */
export interface FindingChanges {
  readonly new: Count
  /** The same place, with a higher value. */
  readonly worse: Count
  readonly fixed: Count
  /** The same place, with a lower value. */
  readonly better: Count
  /** The same content in another file. */
  readonly moved: Count
  /** Parts of a larger unit that was split: smaller than it was, so they count as progress. */
  readonly split: Count
  readonly unchanged: Count
}
