import type { Language, ModuleFacts } from '../../../src/facts/types.ts'

/** Linters and type checkers of TypeScript and JavaScript. */
const SCRIPTS = /^(eslint|biome|oxlint|tslint|standard|xo|tsc|tsgo|vue-tsc|svelte-check)$|eslint|biome/

/** What stands for a service that analyses a repository as a whole. */
export const SERVICE = 'service'

/** Tools for many languages. */
const ALL =
  /^(semgrep|se-ml|sonar-scanner|mega-linter-runner|super-linter|trunk|codeclimate|qlty|lizard|service)$|super-linter|megalinter|SonarSource|sonarcloud|sonarqube|codacy|trunk-io|codeclimate|semgrep|codeql-action/

/** Whether a tool, or an action that runs it, analyses code in a language. */
export function reads(tool: string, language: Language): boolean {
  if (ALL.test(tool)) return true
  return SCRIPTS.test(tool) === (language !== 'python')
}

/** Whether a tool analyses any of the code. */
export function readsAny(tool: string, modules: readonly Pick<ModuleFacts, 'language'>[]): boolean {
  return [...new Set(modules.map(({ language }) => language))].some((language) => reads(tool, language))
}
