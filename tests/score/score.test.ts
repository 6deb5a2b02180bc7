import { expect, test } from 'vitest'
import { score } from '../../src/score/score.ts'
import { finding, graded, measured, meta, percent, result } from '../helpers/results.ts'

const audited = {
  tool: { name: 'se-ml', version: '1.2.3', preset: 'se-ml' },
  repository: { name: 'churn', files: { source: 1 }, languages: {} },
  skipped: [{ path: 'broken.py', reason: 'not UTF-8' }],
}

test('the report holds each rule with its verdict, in the order of the rules', () => {
  const evidence = [{ message: 'seen' }]
  const findings = [finding()]
  const measures = [percent(15, 10)]
  const report = score(
    [
      result('maintainability/a', measured(measures, { evidence }), { findings }),
      result('maintainability/b', { status: 'error', reason: 'the rule failed: boom' }),
      result('training/c', graded(0.5, { evidence }), { meta: meta('training/c', { number: 22, title: 'Title' }) }),
    ],
    audited,
  )
  expect(report).toMatchObject({ schema: 1, ...audited, coverage: { judged: 2, of: 3 } })
  expect(report.rules).toEqual([
    {
      id: 'maintainability/a',
      kind: 'guideline',
      number: 1,
      title: 'maintainability/a',
      category: 'maintainability',
      status: 'measured',
      score: 66.7,
      met: false,
      measures,
      evidence,
      findings,
    },
    {
      id: 'maintainability/b',
      kind: 'guideline',
      number: 1,
      title: 'maintainability/b',
      category: 'maintainability',
      status: 'error',
      reason: 'the rule failed: boom',
      evidence: [],
      findings: [],
    },
    {
      id: 'training/c',
      kind: 'practice',
      number: 22,
      title: 'Title',
      category: 'training',
      status: 'graded',
      score: 50,
      level: 'mostly',
      chain: expect.arrayContaining(['strength 0.50']),
      confidence: 'high',
      evidence,
      findings: [],
    },
  ])
})

test('an audit without rules has no score', () => {
  expect(score([], audited)).toEqual({
    schema: 1,
    ...audited,
    scores: { categories: {}, effects: {}, eu: {}, difficulties: {} },
    coverage: { judged: 0, of: 0 },
    rules: [],
    steps: [],
    plans: [],
  })
})
