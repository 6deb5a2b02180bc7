import type {
  Finding,
  LanguageMeasures,
  Measure,
  MeasuredVerdict,
  RepairPlan,
  RiskProfile,
  RuleResult,
} from '../model.ts'
import { chooseForProfile, chooseForShare } from './choose.ts'
import { open } from './open.ts'
import { rateMeasured } from './rate.ts'
import { round } from './round.ts'
import { warningsFor } from './warnings.ts'

/** One plan for each guideline that is not met and has findings to mend. */
export function plan(results: readonly RuleResult[]): RepairPlan[] {
  return results.flatMap((result) => {
    const { verdict, meta } = result
    const findings = open(result.findings)
    if (verdict.status !== 'measured' || findings.length === 0 || rateMeasured(verdict).met) return []
    const choice = choose(verdict, findings)
    if (choice === undefined) return []
    const then = rateMeasured(choice)
    return [
      {
        rule: meta.id,
        findings: choice.findings.map(({ fingerprint }) => fingerprint),
        score: { now: round(rateMeasured(verdict).score), after: round(then.score) },
        meets: then.met,
        ...(choice.target !== undefined && { target: choice.target }),
        warnings: warningsFor(choice.findings, meta.id, results),
      },
    ]
  })
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
  const choices = languages.map((one) => {
    const own = findings.filter(({ language }) => language === one.language)
    return one.decides ? chooseIn(one, own) : undefined
  })
  const [first] = choices.filter((choice) => choice !== undefined)
  if (first === undefined) return undefined
  return {
    ...first,
    findings: choices.flatMap((choice) => choice?.findings ?? []),
    measures,
    languages: languages.map((one, index) => ({ ...one, measures: choices[index]?.measures ?? one.measures })),
  }
}

/** Nothing for measures that mending findings does not change, such as the number of components. */
function chooseIn({ profile, measures }: Part, findings: readonly Finding[]): Choice | undefined {
  if (profile !== undefined) return forProfile(profile, measures, findings)
  const [share] = measures
  if (measures.length !== 1 || share?.of === undefined || share.atMost === undefined) return undefined
  const chosen = chooseForShare(share, findings)
  return { findings: chosen.findings, measures: [{ ...share, value: chosen.value }] }
}

function forProfile(profile: RiskProfile, measures: readonly Measure[], findings: readonly Finding[]): Choice {
  const chosen = chooseForProfile(profile, findings)
  const target = profile.bands[0]?.upTo
  return {
    findings: chosen.findings,
    measures: measures.map((measure, index) => ({ ...measure, value: chosen.shares[index] ?? measure.value })),
    ...(target !== undefined && { target }),
  }
}
