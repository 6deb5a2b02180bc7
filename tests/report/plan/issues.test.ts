import { describe, expect, test } from 'vitest'
import type { Report, RuleMeta } from '../../../src/model.ts'
import { planReport } from '../../../src/report/plan/checklist.ts'
import { ISSUE_MARK, planIssues } from '../../../src/report/plan/issues.ts'
import { finding, meta } from '../../helpers/results.ts'
import { practices, rules, report as sample } from '../sample.ts'

const [ci, analysis] = practices
const long = finding({
  at: { path: 'train.py', line: 3 },
  fingerprint: 'f1',
  fix: { action: 'Split `fit`', effort: 'medium' },
})
const short = { ...rules[0]!, title: 'Write short units of code', score: 50, findings: [long, finding()] }

const report: Report = {
  ...sample,
  rules: [short, ci!, analysis!],
  steps: [
    { rule: short.id, action: 'Split `fit`', at: long.at, gain: 50, effort: 'medium', raises: [] },
    {
      rule: analysis!.id,
      action: 'Run `ruff check .` in the job "check"',
      gain: 10,
      effort: 'small',
      raises: [
        { of: 'overall', name: 'overall', by: 1.5 },
        { of: 'effect', name: 'quality', by: 5 },
      ],
    },
    { rule: ci!.id, action: 'Nothing', gain: 0, effort: 'small', raises: [] },
  ],
  plans: [
    {
      rule: short.id,
      findings: ['f1'],
      score: { now: 50, after: 100 },
      meets: true,
      target: 15,
      warnings: [{ finding: 'f1', reason: 'it takes 9 parameters' }],
    },
  ],
}

const metas: RuleMeta[] = [
  meta(short.id, { why: 'Why short.', fix: 'How to cut.' }),
  meta(analysis!.id, { why: 'Why <analysis>.', fix: 'How to adopt it.' }),
  meta(ci!.id),
]

describe('the checklist', () => {
  const text = planReport(report)

  test('ranks guidelines and practices together, and leaves out what gains nothing', () => {
    const items = text.slice(text.indexOf('## Next'), text.indexOf('## Just')).match(/^- \[ \] .*$/gm)
    expect(items).toEqual([
      '- [ ] Split `fit` (`train.py:3`): +50.0 for "Write short units of code"; medium effort',
      '- [ ] Run `ruff check .` in the job "check": +1.5 overall, +10.0 for "Use Static Analysis to Check Code Quality", +5.0 for software quality; small effort',
    ])
  })

  test('then lists just enough places for each guideline, with what to be careful about', () => {
    expect(text.slice(text.indexOf('## Just'))).toBe(
      [
        '## Just enough: Write short units of code, 50.0 to 100.0',
        '',
        'Mending 1 of 2 candidates, each down to at most 15, meets the guideline.',
        '',
        '- [ ] Split `fit` (`train.py:3`, f1)',
        '  - Careful: it takes 9 parameters',
        '',
      ].join('\n'),
    )
  })
})

describe('the issues', () => {
  const issues = planIssues(report, metas)

  test('are one for each step that gains something, in order of worth', () => {
    expect(issues.map(({ name }) => name)).toEqual(['01-write-short-units.md', '02-static-analysis.md'])
  })

  test('of a guideline hold all repairs of its plan', () => {
    const { text } = issues[0]!
    expect(text).toContain('# Write short units of code: mend 1 place\n')
    expect(text).toContain('- [ ] Split `fit` (`train.py:3`, f1)\n  - Careful: it takes 9 parameters\n')
    expect(text).toContain('## Done when\n\n`se-ml audit` says that this guideline is met (score now: 50.0).\n')
  })

  test('of a practice hold the step, the evidence, why and how', () => {
    const { text } = issues[1]!
    expect(text).toMatch(/^# Run `ruff check \.` in the job "check"\n/)
    expect(text).toContain(
      '- Against: ruff is declared and never run\n- For: ruff is a development dependency (`pyproject.toml:30`)',
    )
    expect(text).toContain('## Why\n\nWhy \\<analysis\\>.\n')
    expect(text).toContain('## How to adopt it\n\nHow to adopt it.\n')
    expect(text).toContain('at least 20.0 of 100 (now: 10.0)')
    expect(text.trimEnd().endsWith(ISSUE_MARK)).toBe(true)
  })
})
