import fc from 'fast-check'
import type { Finding, Location, Report, ReportedRule, RiskProfile, Skipped, Step } from '../../src/model.ts'
import { report as sample, practices as samplePractices } from './sample.ts'

/** Random reports with hostile texts: control characters, wide characters, very long words. */

/** What means something to the formats that reports are written in. */
const traps = fc
  .array(
    fc.constantFrom(
      ...[
        '[a](https://evil.example)',
        '![a](//evil.example/x.png)',
        '<img src=x onerror=alert(1)>',
        '</details>',
        '<!--',
      ],
      ...['@somebody', 'owner/repo#12', '#12', 'GH-12', 'https://evil.example', 'www.evil.example', 'a@evil.example'],
      ...['`', '``', '|', '*', '_', '~~', '\\', '&lt;', ']]>', '"', "'", ',', ';', '%0A', '::error::', '##[error]'],
      ...[
        '\n::set-output name=x::y\n',
        '\n# title\n',
        '\n- item',
        '\n    code',
        '\r',
        '=1+1',
        '@SUM(A1)',
        ' ',
        'x',
        '$$',
      ],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const text = fc.oneof(
  traps,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('\x1b[31mred\x1b[0m', 'a\nb\r\nc', '\u202eevil', '\u0085\u009b', '模型训练'.repeat(20), ' '),
)
const share = fc.double({ min: 0, max: 100, noNaN: true })
const risk = fc.constantFrom('low', 'moderate', 'high', 'very-high')
const count = fc.nat({ max: 1_000_000 })

export const location: fc.Arbitrary<Location> = fc.record(
  {
    path: fc.oneof(text, fc.constant(`${'deeply/'.repeat(15)}nested.py`)),
    line: fc.integer({ min: 1, max: 99_999 }),
    endLine: fc.integer({ min: 1, max: 99_999 }),
    cell: fc.integer({ min: 1, max: 999 }),
    endCell: fc.integer({ min: 1, max: 999 }),
  },
  { requiredKeys: ['path'] },
)

const finding: fc.Arbitrary<Finding> = fc.record({
  message: text,
  at: location,
  risk,
  value: count,
  lines: count,
  related: fc.array(location, { maxLength: 6 }),
  content: fc.constant('c'),
  fingerprint: fc.constant('f'),
})

const profile: fc.Arbitrary<RiskProfile> = fc
  .record({ lines: count, shares: fc.tuple(share, share, share), limits: fc.tuple(share, share, share) })
  .map(({ lines, shares, limits }) => {
    const total = Math.max(100, shares[0] + shares[1] + shares[2])
    const [moderate, high, worst] = shares.map((part) => (100 * part) / total) as [number, number, number]
    const at = limits.toSorted((a, b) => b - a) as [number, number, number]
    return {
      quantity: 'lines of code per unit',
      lines,
      bands: [
        { risk: 'low', above: 0, upTo: 15, lines: 0, share: 100 - moderate - high - worst },
        { risk: 'moderate', above: 15, upTo: 30, lines: 0, share: moderate, limit: at[0] },
        { risk: 'high', above: 30, upTo: 60, lines: 0, share: high, limit: at[1] },
        { risk: 'very-high', above: 60, lines: 0, share: worst, limit: at[2] },
      ],
    }
  })

const rule: fc.Arbitrary<ReportedRule> = fc
  .record(
    {
      title: fc.constantFrom('Write short units of code', 'Couple architecture components loosely'),
      status: fc.constantFrom('measured', 'unknown', 'not-applicable', 'error'),
      score: share,
      met: fc.boolean(),
      reason: text,
      profile,
      findings: fc.array(finding, { maxLength: 8 }),
    },
    { requiredKeys: ['title', 'status', 'findings'] },
  )
  .map((parts) => ({ ...sample.rules[0]!, ...parts }))

const practice: fc.Arbitrary<ReportedRule> = fc
  .record(
    {
      title: fc.constantFrom(
        'Use Continuous Integration',
        'Use Privacy-Preserving Machine Learning Techniques for All of the Data that Is Used',
      ),
      status: fc.constantFrom('graded', 'unknown'),
      category: fc.constantFrom('data', 'coding'),
      level: fc.constantFrom('not-at-all', 'partially', 'mostly', 'completely'),
      reason: text,
      evidence: fc.array(fc.record({ message: text, at: location, against: fc.boolean() }), { maxLength: 3 }),
      nextStep: fc.record({ action: text, effort: fc.constantFrom('small', 'medium', 'large') }),
    },
    { requiredKeys: ['title', 'status', 'category', 'evidence'] },
  )
  .map((parts) => ({ ...samplePractices[0]!, ...parts }))

const step: fc.Arbitrary<Step> = fc.record({
  rule: fc.constant('maintainability/write-short-units'),
  action: text,
  at: location,
  gain: share,
  effort: fc.constantFrom('small', 'medium', 'large'),
  raises: fc.array(
    fc.record({
      of: fc.constantFrom('overall', 'category', 'effect', 'eu'),
      name: fc.constantFrom('overall', 'agility', 'transparency'),
      by: share,
    }),
    { maxLength: 3 },
  ),
})

const skipped: fc.Arbitrary<Skipped> = fc.record(
  { path: text, reason: text, line: fc.integer({ min: 1, max: 9999 }), partly: fc.boolean() },
  { requiredKeys: ['path', 'reason'] },
)

export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    name: text,
    rules: fc.array(fc.oneof(rule, practice), { maxLength: 5 }),
    steps: fc.array(step, { maxLength: 5 }),
    skipped: fc.array(skipped, { maxLength: 6 }),
    files: fc.dictionary(fc.constantFrom('source', 'test', 'vendored', 'ci'), count),
  })
  .map(({ name, files, ...parts }) => ({ ...sample, ...parts, repository: { ...sample.repository, name, files } }))
