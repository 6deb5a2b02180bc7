import { parseJsonTable } from '../read/json.ts'
import type { SettingValue, ToolSetting } from '../types/toolSettings.ts'
import { flatten } from './flatten.ts'

export type Reader = (text: string, path: string) => readonly ToolSetting[] | Promise<readonly ToolSetting[]>

/** Files of the tools of TypeScript and JavaScript, by their name. */
export const SCRIPT_READERS: readonly (readonly [name: RegExp, read: Reader])[] = [
  [/^package\.json$/, readManifest],
  [/^jest\.config\.json$/, (text, path) => readJson(text, path, 'jest')],
  [/^\.(nycrc|c8rc)(\.json)?$/, (text, path) => readJson(text, path, path.includes('nyc') ? 'nyc' : 'c8')],
  [/^(vitest|vite)(\.[\w-]+)*\.(config|workspace)\.[cm]?[jt]s$/, (text, path) => readProgram(text, path, 'vitest')],
  [/^jest\.config\.[cm]?[jt]s$/, (text, path) => readProgram(text, path, 'jest')],
  [/^(eslint\.config\.[cm]?[jt]s|\.eslintrc(\.([cm]?js|json|ya?ml))?)$/, readEslint],
  [
    /^\.?stryker\.(conf|config)\.([cm]?js|json)$/,
    (_, path) => [{ tool: 'stryker', at: { path, line: 1 }, values: {} }],
  ],
]

/** Tools that have a section of package.json to themselves. */
const SECTIONS: Readonly<Record<string, string>> = { jest: 'jest', nyc: 'nyc', c8: 'c8', eslintConfig: 'eslint' }

function readManifest(text: string, path: string): ToolSetting[] {
  const table = parseJsonTable(text)
  const lines = text.split('\n')
  return Object.entries(SECTIONS).flatMap(([key, tool]) => {
    const settings = table[key]
    if (!isTable(settings)) return []
    const line = lines.findIndex((one) => one.includes(`"${key}"`)) + 1
    return [{ tool, at: { path, line: Math.max(1, line) }, values: flatten(settings) }]
  })
}

function readJson(text: string, path: string, tool: string): ToolSetting[] {
  return [{ tool, at: { path, line: 1 }, values: flatten(parseJsonTable(text)) }]
}

/** The least coverage of each kind, which vitest and jest call alike. The file is a program: nothing else of it is read. */
const LEAST = /(?<![\w.])(lines|functions|branches|statements)['"]?\s{0,9}:\s{0,9}(-?\d{1,9}(?:\.\d{1,9})?)/g

function readProgram(text: string, path: string, tool: string): ToolSetting[] {
  const found = Array.from(withoutComments(text).matchAll(LEAST), ([, kind, least]) => [kind!, Number(least)] as const)
  const values = Object.fromEntries(found.map(([kind, least]): [string, SettingValue] => [`coverage.${kind}`, least]))
  return [{ tool, at: { path, line: 1 }, values }]
}

/** Plugins in their long form, `plugin:security/recommended`, or as an entry of the list of plugins. */
const LONG = /['"]?((?:@[\w-]{1,60}\/)?eslint-plugin(?:-[\w-]{1,60})?|plugin:[\w@/-]{1,80})/g
const SHORT = /(?<![\w.])plugins['"]?\s{0,9}:\s{0,9}\[([^\][]{0,2000})\]/g

/** Which plugins the settings of eslint name; they are a program, JSON with comments, or YAML. */
function readEslint(text: string, path: string): ToolSetting[] {
  const plain = withoutComments(text)
  const long = Array.from(plain.matchAll(LONG), ([, name]) => name!)
  const short = Array.from(plain.matchAll(SHORT), ([, list]) => list!.match(/[\w@/-]+/g) ?? []).flat()
  return [{ tool: 'eslint', at: { path, line: 1 }, values: { plugins: [...new Set([...long, ...short])] } }]
}

/** Comments in front of text or at the end of a line; one inside a string may go as well, which hides a value at worst. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\/.*$|[ \t]\/\/.*$|\/\*[^*]{0,5000}\*\//gm, '')
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
