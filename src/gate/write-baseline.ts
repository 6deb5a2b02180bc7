import type { Known } from '../compare/known.ts'
import type { Baseline } from './baseline.ts'

/** First words of the file. A change that older readers cannot follow raises the number. */
export const FORMAT = 'se-ml-baseline\t1'

const HEAD = `# Findings that were there and scores that were reached; se-ml audit --gate fails for what is new or worse.
# Written by "se-ml baseline"; "se-ml baseline --prune" takes out what is mended. After a merge keep the lines of both.
`

/**
 * The baseline as text: one line for each score and finding, in order, so that git merges them and a change shows what
 * came and went. Nothing of the code stands in it but names of files and units.
 */
export function writeBaseline({ version, preset, scores, findings }: Baseline): string {
  const lines = [
    ...[...scores].map(([id, score]) => ['score', id, score === null ? '-' : score.toFixed(1)].join('\t')),
    ...findings.map(findingLine),
  ]
  return `${FORMAT}\n${HEAD}preset\t${preset}\nversion\t${version}\n${[...new Set(lines)].sort(byCode).join('\n')}\n`
}

/** Rule, path and symbol come first: lines of one place stand together. */
function findingLine({ rule, path, symbol, risk, value, lines, fingerprint, content, copies }: Known): string {
  const counts = copies === undefined ? '-' : `${copies.count}:${copies.files}`
  return [
    ...['finding', rule, quote(path), symbol === undefined ? '-' : quote(symbol)],
    ...[risk, round(value), round(lines), fingerprint, content || '-', counts],
  ].join('\t')
}

function round(value: number): string {
  return String(Number(value.toFixed(4)))
}

/** Names that hold what separates fields or lines, or that look quoted, are written as JSON. */
function quote(name: string): string {
  const plain = /^[^"\s\p{Cc}\p{Cs}\u2028\u2029][^\p{Cc}\p{Cs}\u2028\u2029]*$/u.test(name) && name !== '-'
  return plain && !name.endsWith(' ') ? name : JSON.stringify(name)
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
