import type { Count, Position } from '../../model.ts'

/** Linters and type checkers that comments can silence. ruff goes by the comments of flake8, too. */
export type SilencedTool = 'flake8' | 'ruff' | 'pylint' | 'mypy' | 'pyright' | 'bandit' | 'eslint' | 'tsc' | 'biome'

/** Comments by which a module silences linters and type checkers. */
export interface Silences {
  /** Those for a line, or for some checks: `# noqa`, `# type: ignore[attr-defined]`, `// eslint-disable-line`. */
  readonly some: Count
  /** Those that switch a tool off in the whole module: `# flake8: noqa`, `# pylint: skip-file`, `// @ts-nocheck`. */
  readonly all: readonly { readonly tool: SilencedTool; readonly line: Position }[]
}
