import type { CiUse } from '../../../src/facts/types/ci.ts'
import { ACTIONS, type AnalysisKind, type CiWork } from './kinds.ts'

/** What a reusable workflow of another repository does, as far as its name and inputs say. */
export type NamedWork = { readonly work: CiWork; readonly kind?: AnalysisKind }

const TESTS = /^(tests?|testing|pytest|unittests?|tox|nox)$/
const ANALYSIS =
  /^(lint|lints|linting|linter|linters|ruff|flake8|pylint|mypy|pyright|typecheck|typechecks|typing|codeql|bandit|semgrep)$/
/** What is done to a version that is ready. */
const RELEASE =
  /^(release|releases|publish|publishing|deploy|deployment|upload|pypi|docs?|documentation|pages|labels?|labeler|stale|bump|bumpversion|changelog|contributors?|greetings?|announce)$/
/** An input that switches something off. */
const OFF = /^(skip|no|not|disable|disabled|ignore|exclude|without|allow)$/

/** What it is known to do; nothing where its name says nothing. */
export function workflowWork(use: CiUse): NamedWork[] {
  if (use.kind !== 'workflow' || isRelease(use)) return []
  const words = [...wordsOf(fileOf(use)), ...givenWords(use)]
  const tests: NamedWork[] = words.some((word) => TESTS.test(word)) ? [{ work: 'tests' }] : []
  const linter = words.find((word) => ANALYSIS.test(word))
  return linter === undefined ? tests : [...tests, { work: 'analysis', kind: kindOf(linter) }]
}

/** It releases, documents or labels: whatever else it is, no check of changes. */
export function isRelease(use: CiUse): boolean {
  return use.kind === 'workflow' && wordsOf(fileOf(use)).some((word) => RELEASE.test(word))
}

function fileOf({ name }: CiUse): string {
  return (name.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '')
}

function wordsOf(name: string): string[] {
  const spaced = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/pre-?commit/gi, 'lint')
  return spaced.toLowerCase().split(/[^a-z0-9]+/)
}

/** Words in the names of inputs that are switched on, or name a folder. */
function givenWords({ inputs }: CiUse): string[] {
  return Object.entries(inputs).flatMap(([name, value]) => {
    const words = wordsOf(name)
    const isOff =
      /^(false|no|none|off|0|\s*)$/i.test(value) || words.some((word) => OFF.test(word) || RELEASE.test(word))
    return isOff ? [] : words
  })
}

function kindOf(word: string): AnalysisKind {
  if (/^typ/.test(word)) return 'types'
  return ACTIONS.find(({ name, kind }) => kind !== undefined && name.test(`/${word}`))?.kind ?? 'lint'
}
