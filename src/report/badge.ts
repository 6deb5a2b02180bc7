import type { Band, Report } from '../model.ts'
import { xmlText } from './xml.ts'

const LABEL = 'se-ml'
const UNKNOWN = 'not measured'

/** Colours of bands: names that shields.io knows, and what they look like there. */
const COLORS: Readonly<Record<Band, readonly [string, string]>> = {
  A: ['brightgreen', '#4b0'],
  B: ['green', '#67ac09'],
  C: ['yellow', '#d8b800'],
  D: ['orange', '#ea7233'],
  E: ['red', '#dd4343'],
}

const GREY = ['lightgrey', '#939393'] as const

/** The score as JSON for the endpoint badge of shields.io (https://shields.io/badges/endpoint-badge). */
export function badgeEndpoint(report: Report): string {
  const [color] = colors(report)
  return `${JSON.stringify({ schemaVersion: 1, label: LABEL, message: message(report), color }, null, 2)}\n`
}

/** The score as a picture: label at the left, band and score at the right. */
export function badgeSvg(report: Report): string {
  const text = message(report)
  const left = widthOf(LABEL) + 10
  const right = widthOf(text) + 10
  const width = left + right
  const name = xmlText(`${LABEL}: ${text}`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${name}">`,
    `  <title>${name}</title>`,
    `  <clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>`,
    '  <g clip-path="url(#r)">',
    `    <rect width="${left}" height="20" fill="#555"/>`,
    `    <rect x="${left}" width="${right}" height="20" fill="${colors(report)[1]}"/>`,
    '  </g>',
    '  <g font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">',
    ...centred(LABEL, left / 2),
    ...centred(text, left + right / 2),
    '  </g>',
    '</svg>',
    '',
  ].join('\n')
}

/** The text and its shadow, as wide as the space that was left for it, whatever font there is. */
function centred(text: string, x: number): string[] {
  const attributes = `x="${x}" textLength="${widthOf(text)}" lengthAdjust="spacingAndGlyphs"`
  return [
    `    <text ${attributes} y="15" fill="#010101" fill-opacity=".3">${xmlText(text)}</text>`,
    `    <text ${attributes} y="14" fill="#fff">${xmlText(text)}</text>`,
  ]
}

function message({ scores: { overall } }: Report): string {
  return overall === undefined ? UNKNOWN : `${overall.band} ${overall.score.toFixed(1)}`
}

function colors({ scores: { overall } }: Report): readonly [string, string] {
  return overall === undefined ? GREY : COLORS[overall.band]
}

/** Widths of characters in Verdana at 11 pixels, in tenths; a badge has few different ones. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[0-9]/, 70],
  [/[.\s]/, 39],
  [/[A-Z]/, 73],
  [/[il-]/, 40],
  [/[rst]/, 48],
  [/m/, 107],
]

/** Pixels that the text takes. */
function widthOf(text: string): number {
  const tenths = [...text].reduce((sum, sign) => sum + (WIDTHS.find(([pattern]) => pattern.test(sign))?.[1] ?? 66), 0)
  return Math.ceil(tenths / 10)
}
