import { type AnalysisKind, TOOLS } from '../ci/kinds.ts'

/** What a tool looks for, by the name of its program; absent for one that analyses no code. */
export function analysisKind(name: string): AnalysisKind | undefined {
  return TOOLS.find(
    ({ work, program, args }) => work === 'analysis' && (args === undefined || name === 'biome') && program.test(name),
  )?.kind
}

export function isFormatter(name: string): boolean {
  return TOOLS.some(({ work, program, args }) => work === 'format' && args === undefined && program.test(name))
}

/** Distributions that carry another name than their program; plugins of flake8 and pylint are no tool by themselves. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'wemake-python-styleguide': 'flake8',
  'import-linter': 'lint-imports',
  'ruff-lsp': '',
}

export function programOf(distribution: string): string {
  return PROGRAMS[distribution] ?? distribution
}

/** Files of services that analyse each change by themselves, once the project is registered there. */
const SERVICES: readonly (readonly [path: RegExp, service: string])[] = [
  [/^\.?sonar-project\.properties$/, 'Sonar'],
  [/^\.codeclimate\.ya?ml$/, 'Code Climate'],
  [/^\.codacy\.ya?ml$/, 'Codacy'],
  [/^\.deepsource\.toml$/, 'DeepSource'],
  [/^\.qlty\/qlty\.toml$/, 'Qlty'],
  [/^\.lgtm\.ya?ml$|^lgtm\.ya?ml$/, ''],
]

export function serviceOf(path: string): string | undefined {
  return SERVICES.find(([pattern]) => pattern.test(path))?.[1] || undefined
}

/** Settings that no INI or TOML section shows. */
const FILES: readonly (readonly [path: RegExp, tool: string])[] = [
  [/^pyrightconfig\.json$/, 'pyright'],
  [/^\.semgrep(\.ya?ml|\/)/, 'semgrep'],
  [/^\.prospector\.ya?ml$/, 'prospector'],
  [/^\.pyre_configuration$/, 'pyre'],
  [/(^|\/)(eslint\.config\.[cm]?[jt]s|\.eslintrc(\.[a-z]+)?)$/, 'eslint'],
  [/(^|\/)\.?biome\.jsonc?$/, 'biome'],
  [/(^|\/)\.oxlintrc\.json$/, 'oxlint'],
  [/(^|\/)tsconfig\.json$/, 'tsc'],
]

export function toolOfFile(path: string): string | undefined {
  return FILES.find(([pattern]) => pattern.test(path))?.[1]
}
