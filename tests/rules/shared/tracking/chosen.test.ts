import { expect, test } from 'vitest'
import { leftOut } from '../../../../rules/shared/tracking/chosen.ts'
import type { ConfigFile, Pipelines } from '../../../../src/facts/types/pipelines.ts'

function pipelines(files: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>): Pipelines {
  const configs = Object.entries(files).map(
    ([path, settings]): ConfigFile => ({
      path,
      tool: 'hydra',
      settings: Object.entries(settings).map(([key, value], index) => ({ key, value, line: index + 1 })),
    }),
  )
  return { stages: [], markers: [], artifacts: [], catalog: [], configs, problems: [] }
}

/** Meaning of defaults lists: https://hydra.cc/docs/advanced/defaults_list/. */
test.each([
  ['nothing chosen', { 'defaults.0.logger': 'null' }, true],
  ['another one chosen', { 'defaults.0.logger': 'csv' }, true],
  ['chosen', { 'defaults.0.logger': 'wandb' }, false],
  ['chosen with its ending', { 'defaults.0.logger': 'wandb.yaml' }, false],
  ['chosen among several', { 'defaults.0.logger': ['csv', 'wandb'] }, false],
  ['chosen by an override', { 'defaults.0.override /logger': 'wandb' }, false],
  ['chosen where it may be missing', { 'defaults.0.optional logger': 'wandb' }, false],
  ['no list names the group', { 'defaults.0.model': 'mlp' }, false],
])('%s', (_, settings, isLeftOut) => {
  const all = pipelines({ 'configs/train.yaml': settings, 'configs/logger/wandb.yaml': { 'wandb.project': 'churn' } })
  expect(leftOut(all)('configs/logger/wandb.yaml')).toBe(isLeftOut)
})

test('a chosen file chooses in turn', () => {
  const all = pipelines({
    'configs/train.yaml': { 'defaults.0.logger': 'many' },
    'configs/logger/many.yaml': { defaults: ['csv', 'wandb'] },
    'configs/logger/wandb.yaml': { 'wandb.project': 'churn' },
    'configs/logger/aim.yaml': { 'aim.repo': 'runs' },
  })
  const isLeftOut = leftOut(all)
  expect(['wandb', 'aim'].map((name) => isLeftOut(`configs/logger/${name}.yaml`))).toEqual([false, true])
})
