import type { PreCommitHook } from '../types/ci.ts'
import { resolvePath } from './folder.ts'
import { lineScript, quoteWords, type Script } from './script.ts'
import { get, list, type MaybeNode, text, texts, type YamlNode } from './yaml/node.ts'

/** Names that stages had before pre-commit 3.2 (https://pre-commit.com/#confining-hooks-to-run-at-certain-stages). */
const FORMER: Readonly<Record<string, string>> = {
  commit: 'pre-commit',
  push: 'pre-push',
  'merge-commit': 'pre-merge-commit',
}

/** Hooks whose own definition confines them to another stage than `pre-commit`. */
const OTHER_STAGE: Readonly<Record<string, string>> = {
  commitizen: 'commit-msg',
  gitlint: 'commit-msg',
  'conventional-pre-commit': 'commit-msg',
  commitlint: 'commit-msg',
  'commitizen-branch': 'pre-push',
}

/** What a hook runs, where its id is not the name of the program. */
const ENTRIES: Readonly<Record<string, string>> = {
  ruff: 'ruff check',
  'ruff-check': 'ruff check',
  'ruff-format': 'ruff format',
  'black-jupyter': 'black',
  'python-safety-dependencies-check': 'safety check',
  'pip-audit': 'pip-audit',
  'uv-lock': 'uv lock',
  'poetry-check': 'poetry check',
  'detect-secrets': 'detect-secrets-hook',
  'hadolint-docker': 'hadolint',
  'pytest-check': 'pytest',
  gitleaks: 'gitleaks protect',
  'biome-check': 'biome check',
  'biome-ci': 'biome ci',
  'biome-lint': 'biome lint',
  'biome-format': 'biome format',
}

/** Hooks of a `.pre-commit-config.yaml`, in order. */
export function readHooks(root: MaybeNode): PreCommitHook[] {
  const usual = stagesOf(get(root, 'default_stages'))
  return list(get(root, 'repos')).flatMap((repo) =>
    list(get(repo, 'hooks')).flatMap((hook) => readHook(repo, hook, usual)),
  )
}

function readHook(repo: YamlNode, hook: YamlNode, usual: readonly string[]): PreCommitHook[] {
  const id = text(get(hook, 'id'))
  if (id === undefined) return []
  const stages = get(hook, 'stages') ? stagesOf(get(hook, 'stages')) : OTHER_STAGE[id] ? [OTHER_STAGE[id]] : usual
  return [
    {
      ...{ id, repo: text(get(repo, 'repo')) ?? '', at: { path: hook.path, line: hook.line }, stages },
      ...{ args: texts(get(hook, 'args')), additionalDependencies: texts(get(hook, 'additional_dependencies')) },
      ...optional({ rev: get(repo, 'rev'), language: get(hook, 'language'), entry: get(hook, 'entry') }),
      ...optional({ files: get(hook, 'files'), exclude: get(hook, 'exclude') }),
    },
  ]
}

function optional(nodes: Readonly<Record<string, MaybeNode>>): Record<string, string> {
  return Object.fromEntries(Object.entries(nodes).flatMap(([key, node]) => (text(node) ? [[key, text(node)!]] : [])))
}

function stagesOf(node: MaybeNode): string[] {
  return texts(node).map((stage) => FORMER[stage] ?? stage)
}

/** Whether a hook runs at a stage. */
export function runsAt({ stages }: PreCommitHook, stage: string): boolean {
  return stages.length === 0 || stages.includes(FORMER[stage] ?? stage)
}

/** The hook as a command. `fail` and `pygrep` hooks are patterns, no programs. */
export function hookScript(hook: PreCommitHook, folder: string | undefined): Script {
  const pattern = hook.language === 'pygrep' || hook.language === 'fail'
  const own = pattern ? undefined : hook.entry
  const command = own?.trim() || entryOf(hook.id)
  const text = `${command} ${quoteWords(hook.args)}`.trim()
  const place = { path: hook.at.path, line: hook.at.line ?? 1, name: hook.id, folder: resolvePath(folder, '.') }
  return lineScript({ ...place, text, hook: hook.id })
}

function entryOf(id: string): string {
  const known = Object.hasOwn(ENTRIES, id) ? ENTRIES[id] : undefined
  return known ?? (id.startsWith('nbqa-') ? `nbqa ${id.slice('nbqa-'.length)}` : quoteWords([id]))
}
