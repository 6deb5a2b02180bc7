import type { ToolSetting } from '../../../src/facts/types/toolSettings.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import { reads } from './languages.ts'
import { isSilenced } from './silenced.ts'
import { words } from './switched-off.ts'

/** One way in which a tool is started. */
export interface Start {
  readonly tool: string
  /** Arguments of the command; empty for a hook, which gets all files. */
  readonly args: readonly string[]
  /** Folder it is started in; absent for the root. */
  readonly folder?: string
  /** It is not known where; then nor is what it looks at. */
  readonly folderUnknown?: true
}

/** Lines of code that are analysed, of the project's own. */
export interface Scope {
  readonly covered: number
  readonly of: number
}

/**
 * What the tools look at: what the commands name, without what the settings leave out. Undefined where it is not known of
 * any in which folder it runs.
 */
export function scopeOf(
  modules: readonly ModuleFacts[],
  starts: readonly Start[],
  settings: readonly ToolSetting[],
): Scope | undefined {
  const known = starts.filter(({ folderUnknown }) => !folderUnknown)
  if (known.length === 0) return undefined
  const lines = (some: readonly ModuleFacts[]): number => some.reduce((sum, { codeLines }) => sum + codeLines, 0)
  const looks = known.map((start) => lookOf(start, modules, settings))
  return { covered: lines(modules.filter((module) => looks.some((look) => look(module)))), of: lines(modules) }
}

type Look = (module: ModuleFacts) => boolean

function lookOf(
  { tool, args, folder }: Start,
  modules: readonly ModuleFacts[],
  settings: readonly ToolSetting[],
): Look {
  const named = pathsOf(args, folder, modules)
  const out = settings.filter((setting) => setting.tool === tool).flatMap(excluded)
  return (module) =>
    reads(tool, module.language) &&
    !isSilenced(module, tool) &&
    (module.role !== 'notebook' || READS_NOTEBOOKS.test(tool)) &&
    (named.length === 0 || named.some((one) => isBelow(module.path, one))) &&
    !out.some((one) => isExcluded(module.path, one))
}

/** ruff reads notebooks by itself since 0.6. */
const READS_NOTEBOOKS = /^(service|ruff|nbqa|pynblint|astral-sh\/ruff-action|se-ml)$/

/** Options whose value stands in the next word and may look like a path. */
const VALUED =
  /^(--(extend-|per-file-)?(exclude|select|ignores?|fixable|unfixable)|--config(-file)?|--rcfile|--ignore-(paths|patterns)|--disable|--enable|-[cnjx])$/

/** Arguments that are folders or files of the project; a variable or a pattern names nothing that is known. */
function pathsOf(args: readonly string[], folder: string | undefined, modules: readonly ModuleFacts[]): string[] {
  const words = args.filter((arg, at) => !arg.startsWith('-') && !VALUED.test(args[at - 1] ?? ''))
  const paths = words.map((arg) => arg.replace(/^\.\//, '').replace(/\/$/, ''))
  const inside = folder === undefined ? [] : [folder]
  if (paths.includes('.') || paths.includes('')) return inside
  const known = paths
    .map((one) => [...inside, one].join('/'))
    .filter((one) => modules.some(({ path }) => isBelow(path, one)))
  return known.length > 0 ? known : inside
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function excluded({ values }: ToolSetting): string[] {
  const keys = ['exclude', 'extend-exclude', 'extend_exclude', 'main.ignore', 'master.ignore']
  return keys.flatMap((key) => words(values[key])).map((one) => one.replace(/^\.\//, '').replace(/\/\*{0,2}$/, ''))
}

/** A plain name fits any folder or file of that name; other patterns are not looked into. */
function isExcluded(path: string, pattern: string): boolean {
  if (!/^[\w./-]+$/.test(pattern)) return pattern === '*.ipynb' && path.endsWith('.ipynb')
  return isBelow(path, pattern) || (!pattern.includes('/') && path.split('/').includes(pattern))
}
