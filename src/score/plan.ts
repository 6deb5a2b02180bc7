import { given } from '../given.ts'
import type { Finding, LanguageMeasures, Measure, MeasuredVerdict, RepairPlan, RuleResult } from '../model.ts'
import { chooseForProfile, chooseForShare } from './choose.ts'
import { open } from './open.ts'
import { rateMeasured } from './rate.ts'
import { round } from './round.ts'
import { warningsFor } from './warnings.ts'

/** One plan for each guideline that is not met and has findings to mend. */
export function plan(results: readonly RuleResult[]): RepairPlan[] {
  return results.flatMap((result) => planFor(result, results) ?? [])
}

function planFor({ meta, verdict, findings: all }: RuleResult, results: readonly RuleResult[]): RepairPlan | undefined {
  const findings = open(all)
  if (verdict.status !== 'measured' || findings.length === 0) return undefined
  const now = rateMeasured(verdict)
  const choice = now.met ? undefined : choose(verdict, findings)
  if (choice === undefined) return undefined
  const then = rateMeasured(choice)
  return {
    rule: meta.id,
    findings: choice.findings.map(({ fingerprint }) => fingerprint),
    score: { now: round(now.score), after: round(then.score) },
    meets: then.met,
    ...given({ target: choice.target }),
    warnings: warningsFor(choice.findings, { rule: meta.id, results }),
  }
}

type Part = Pick<MeasuredVerdict, 'measures' | 'profile'>

interface Choice {
  readonly findings: readonly Finding[]
  /** The measures as they would be. */
  readonly measures: readonly Measure[]
  readonly languages?: readonly LanguageMeasures[]
  readonly target?: number
}

/** Where languages are told apart, each that decides is brought within its own limits. */
function choose(verdict: MeasuredVerdict, findings: readonly Finding[]): Choice | undefined {
  const { languages, measures } = verdict
  if (languages === undefined) return chooseIn(verdict, findings)
  const parts = languages.map((language) => chooseInLanguage(language, findings))
  const choices = parts.flatMap(({ choice }) => choice ?? [])
  const [first] = choices
  if (first === undefined) return undefined
  return {
    ...first,
    findings: choices.flatMap((choice) => choice.findings),
    measures,
    languages: parts.map(({ language }) => language),
  }
}

/** What is chosen in a language, if anything, and the language as it would be then. */
interface LanguageChoice {
  readonly language: LanguageMeasures
  readonly choice: Choice | undefined
}

function chooseInLanguage(language: LanguageMeasures, findings: readonly Finding[]): LanguageChoice {
  const own = findings.filter((finding) => finding.language === language.language)
  const choice = language.decides ? chooseIn(language, own) : undefined
  return { language: choice === undefined ? language : { ...language, measures: choice.measures }, choice }
}

/** Nothing for measures that mending findings does not change, such as the number of components. */
function chooseIn({ profile, measures }: Part, findings: readonly Finding[]): Choice | undefined {
  if (profile !== undefined) return chooseInProfile({ profile, measures }, findings)
  const [share] = measures
  if (measures.length !== 1 || share?.of === undefined || share.atMost === undefined) return undefined
  const chosen = chooseForShare(share, findings)
  return { findings: chosen.findings, measures: [{ ...share, value: chosen.value }] }
}

function chooseInProfile({ profile, measures }: Required<Part>, findings: readonly Finding[]): Choice {
  const chosen = chooseForProfile(profile, findings)
  return {
    findings: chosen.findings,
    measures: measures.map((measure, index) => ({ ...measure, value: chosen.shares[index] ?? measure.value })),
    ...given({ target: profile.bands[0]?.upTo }),
  }
}
