import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { main } from '../src/cli/main.ts'
import { fakeWorld } from './cli/world.ts'

const readme = readFileSync('README.md', 'utf8')

test('the README shows what the tool prints now (npm run readme brings it up to date)', async () => {
  const sample = /<!-- sample: npm run readme -->\n```text\n([\s\S]*?)```\n<!-- \/sample -->/.exec(readme)?.[1]
  const command = /The first lines of `npx se-ml (audit [^`]*)`/.exec(readme)?.[1]
  const world = fakeWorld()
  await main(command!.split(' '), world)
  expect(sample?.split('\n').length).toBeGreaterThan(30)
  expect(world.stdout.text.slice(0, sample!.length)).toBe(sample)
})

test('the README names the two commands for a fresh clone', () => {
  expect(readme).toContain('npm ci && npx se-ml audit fixtures/repositories/churn\n')
  expect(readme).toContain('npm ci && npm test\n')
})

test('the README can be read in a hurry', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(121)
})
