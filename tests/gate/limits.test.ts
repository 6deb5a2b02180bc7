import { expect, test } from 'vitest'
import { judged } from '../../src/gate/judged.ts'
import { checkLimits } from '../../src/gate/limits.ts'
import type { GateFailure, GateNote, ReportedRule } from '../../src/model.ts'
import { reported, reportOf } from '../helpers/report.ts'

const failure: GateFailure = { kind: 'limit', subject: 's', limit: 'l', value: 'v', message: 'm', nextStep: 'n' }
const note: GateNote = { kind: 'warning', message: 'only told' }

test('what has a limit fails, all else is only told; the order remains', () => {
  const second = { ...failure, subject: 'second' }
  expect(judged([note, failure, second])).toEqual({ failures: [failure, second], notes: [note] })
  expect(judged([])).toEqual({ failures: [], notes: [] })
})

function missed(name: string, score: number): ReportedRule {
  const nextStep = { action: `mend ${name}`, effort: 'small' } as const
  return reported(`maintainability/${name}`, { met: false, score, nextStep })
}

function met(least: number, rules: readonly ReportedRule[], count: number) {
  const maintainability = { score: 80, met: count, of: rules.length }
  const scores = { maintainability, categories: {}, effects: {}, eu: {}, difficulties: {} }
  return checkLimits(reportOf(rules, { scores }), { met: least })
}

test('the number of guidelines that are met: as many as wanted pass', () => {
  expect(met(1, [missed('a', 50), missed('b', 90)], 1)).toEqual({ failures: [], notes: [] })
})

test('one too few fails, and names the guideline that misses least', () => {
  const { failures } = met(2, [missed('a', 50), missed('b', 90), missed('c', 10)], 1)
  expect(failures).toEqual([
    {
      kind: 'limit',
      subject: 'maintainability',
      limit: 'at least 2 guidelines met',
      value: '1 of 3',
      message: '1 of 3 guidelines are met',
      nextStep: 'mend b (nearest: Title of maintainability/b)',
    },
  ])
})

test('where nothing was measured none is met', () => {
  expect(checkLimits(reportOf([]), { met: 1 }).failures).toMatchObject([
    { value: '0 of 0', nextStep: 'lower the limit' },
  ])
})

test('without limits there is nothing to say', () => {
  expect(checkLimits(reportOf([missed('a', 0)]), {})).toEqual({ failures: [], notes: [] })
})
