import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { MARKER } from '../../src/report/markdown.ts'
import { VERSION } from '../../src/version.ts'
import { jsonSchema } from '../report/formats/schemas.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8')

/** YAML in the pages, as a reader would paste it. */
const pasted = ['github', 'gitlab', 'pre-commit'].flatMap((page) =>
  [...text(`docs/${page}.md`).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, code = '']) => code),
)

/** What runs for the project itself. */
const workflows = readdirSync(resolve(ROOT, '.github/workflows')).map((name) => text(`.github/workflows/${name}`))

test('action.yml fits the schema of actions', () => {
  const isValid = jsonSchema('github-action.json')
  expect(isValid({ name: 'x' })).toBe(false)
  isValid(parse(text('action.yml')))
  expect(isValid.errors ?? []).toEqual([])
})

test('.pre-commit-hooks.yaml fits the schema of hooks', () => {
  const isValid = jsonSchema('pre-commit-hooks.json')
  expect(isValid([{ id: 'x' }])).toBe(false)
  isValid(parse(text('.pre-commit-hooks.yaml')))
  expect(isValid.errors ?? []).toEqual([])
})

test('every action is pinned to a commit, with its version beside it', () => {
  const uses = [text('action.yml'), ...workflows, ...pasted].join('\n').match(/uses: .*/g) ?? []
  const others = uses.filter((line) => !line.includes('OWNER/se-ml@VERSION'))
  expect(others.length).toBeGreaterThanOrEqual(4)
  for (const line of others) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test('a workflow may read the code and no more, unless a job says otherwise', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(2)
  for (const workflow of workflows) expect(parse(workflow).permissions).toEqual({ contents: 'read' })
})

test('each supported version of Node runs what CI runs', () => {
  const { jobs } = parse(text('.github/workflows/ci.yml'))
  const { engines } = JSON.parse(text('package.json'))
  expect(engines.node).toBe(`>=${jobs.check.strategy.matrix.node[0]}`)
  expect(jobs.check.steps.at(-1)).toEqual({ run: '.ci/run' })
})

test('inputs reach scripts through the environment, where they are no code', () => {
  const { runs } = parse(text('action.yml'))
  for (const { run = '', with: given = {} } of runs.steps) {
    expect(`${run}${given.script ?? ''}`).not.toContain('${{')
  }
})

test('all pages and files speak of this version', () => {
  expect(parse(text('action.yml')).inputs.package.default).toBe(`se-ml@${VERSION}`)
  expect(parse(text('templates/se-ml.gitlab-ci.yml')).variables.SE_ML_VERSION).toBe(VERSION)
  expect(text('docs/github.md')).toContain(`npx se-ml@${VERSION} audit`)
})

test('the comment is found again by what the report begins with', () => {
  expect(text('action.yml')).toContain(`startsWith('${MARKER}')`)
})

describe('what the pages tell to paste', () => {
  test.each(pasted)('is YAML: %#', (code) => {
    expect(parse(code)).toBeTruthy()
  })
})

test('the inputs in the page are those of the action', () => {
  const { inputs } = parse(text('action.yml'))
  const rows = [...text('docs/github.md').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
  expect(rows).toEqual(Object.keys(inputs))
})
