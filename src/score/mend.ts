import type { Finding, Measure, MeasuredVerdict, RiskBand, RiskProfile } from '../model.ts'

type Measured = Pick<MeasuredVerdict, 'measures' | 'languages'>

/** What a guideline would measure if one of its findings were mended and nothing else changed. */
export function mend(verdict: MeasuredVerdict, finding: Finding): Measured {
  const { languages } = verdict
  if (languages === undefined) return { measures: mendPart(verdict, finding) }
  const mended = languages.map((one) =>
    one.language === finding.language ? { ...one, measures: mendPart(one, finding) } : one,
  )
  return { measures: mendPart(verdict, finding), languages: mended }
}

function mendPart({ measures, profile }: Pick<MeasuredVerdict, 'measures' | 'profile'>, finding: Finding): Measure[] {
  const mended = profile === undefined ? undefined : mendProfile(profile, finding)
  return measures.map((measure) => {
    const share = mended === undefined ? undefined : shareAbove(mended, measure)
    if (share !== undefined) return { ...measure, value: share }
    return measure.of === undefined ? measure : { ...measure, value: mendShare(measure.value, measure.of, finding) }
  })
}

/** Moves the lines of the finding to the band that its target lies in. */
function mendProfile({ bands, ...rest }: RiskProfile, { risk, target = 0, lines, removes = 0 }: Finding): RiskProfile {
  const reached = bands.findLastIndex(({ above }) => target > above)
  const moved = bands.map((band, index) => ({
    ...band,
    lines: band.lines - (band.risk === risk ? lines : 0) + (index === Math.max(0, reached) ? lines - removes : 0),
  }))
  return { ...rest, lines: rest.lines - removes, bands: moved }
}

/** Percentage of the lines that lie above the bound of a measure, if it is a bound of the profile. */
function shareAbove({ bands, lines }: RiskProfile, { id }: Measure): number | undefined {
  const from = bands.findIndex((band) => id === `above-${band.above}`)
  if (from < 0) return undefined
  const above = bands.slice(from).reduce((sum: number, band: RiskBand) => sum + band.lines, 0)
  return lines === 0 ? 0 : (100 * above) / lines
}

function mendShare(percent: number, of: number, { lines, removes = 0 }: Finding): number {
  const left = Math.max(0, (percent * of) / 100 - lines)
  return of > removes ? (100 * left) / (of - removes) : 0
}
