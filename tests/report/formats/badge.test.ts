import { makeBadge } from 'badge-maker'
import { describe, expect, test } from 'vitest'
import type { Band, Report } from '../../../src/model.ts'
import { badgeEndpoint, badgeSvg } from '../../../src/report/badge.ts'
import { report as sample } from '../sample.ts'
import { xmlErrors } from './schemas.ts'

const BANDS: readonly Band[] = ['A', 'B', 'C', 'D', 'E']

function withBand(band: Band | undefined, score = 76.7): Report {
  const { overall: _overall, ...rest } = sample.scores
  return { ...sample, scores: band === undefined ? rest : { ...rest, overall: { score, band } } }
}

/** Documented keys (https://shields.io/badges/endpoint-badge); the badge itself is drawn by the library of Shields. */
function drawnByShields(report: Report): string {
  const { schemaVersion, ...badge } = JSON.parse(badgeEndpoint(report))
  expect(schemaVersion).toBe(1)
  expect(Object.keys(badge).sort()).toEqual(['color', 'label', 'message'])
  return makeBadge(badge)
}

const widthOf = (svg: string): number => Number(/<svg [^>]*width="([\d.]+)"/.exec(svg)?.[1])

describe.each([...BANDS, undefined])('band %s', (band) => {
  test('Shields draws the endpoint', () => {
    const svg = drawnByShields(withBand(band))
    expect(svg).toContain(band === undefined ? 'not measured' : `${band} 76.7`)
  })

  test('the picture is well-formed, and as wide as Shields draws it', async () => {
    const svg = badgeSvg(withBand(band))
    expect(await xmlErrors(svg)).toEqual([])
    expect(Math.abs(widthOf(svg) - widthOf(drawnByShields(withBand(band))))).toBeLessThanOrEqual(4)
  })

  test('has the colour that Shields gives to the name', () => {
    const fill = /<rect x="\d+" width="\d+" height="20" fill="(#\w+)"/.exec(badgeSvg(withBand(band)))?.[1]
    expect(drawnByShields(withBand(band))).toContain(`fill="${fill}"`)
  })
})

test('a full score fits', async () => {
  const svg = badgeSvg(withBand('A', 100))
  expect(svg).toContain('>A 100.0</text>')
  expect(Math.abs(widthOf(svg) - widthOf(drawnByShields(withBand('A', 100))))).toBeLessThanOrEqual(4)
})
