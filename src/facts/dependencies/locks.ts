import { parseJsonTable } from '../read/json.ts'
import type { LockFile, LockTool } from '../types/dependencies.ts'
import { normalise } from './requirement.ts'
import { isCompiled } from './requirementsFile.ts'

interface Format {
  readonly tool: LockTool
  readonly name: RegExp
  /** Names of the packages in it, as they stand there. */
  names(text: string): string[]
}

/**
 * Locks are written by programs line by line, so they are read that way: some have 10 MB, which no parser should see.
 * The patterns hold no `\s` after a line start: it runs over line ends, which takes quadratic time on empty lines.
 */
const FORMATS: readonly Format[] = [
  { tool: 'poetry', name: /(^|\/)poetry\.lock$/, names: tomlNames },
  { tool: 'uv', name: /(^|\/)uv\.lock$/, names: tomlNames },
  { tool: 'pdm', name: /(^|\/)pdm\.lock$/, names: tomlNames },
  { tool: 'pylock', name: /(^|\/)pylock(\.[\w-]+)?\.toml$/, names: tomlNames },
  { tool: 'pipenv', name: /(^|\/)Pipfile\.lock$/, names: pipenvNames },
  {
    tool: 'conda-lock',
    name: /(^|\/)([\w-]+\.)?conda-lock\.ya?ml$/,
    names: (text) => all(text, /^ *- name: ["']?([\w.-]+)/gm),
  },
  { tool: 'conda-explicit', name: /(^|\/)conda-[\w.-]+\.lock$|(^|\/)explicit[^/]*\.txt$/, names: explicitNames },
  { tool: 'pixi', name: /(^|\/)pixi\.lock$/, names: pixiNames },
  { tool: 'rye', name: /(^|\/)requirements(-dev)?\.lock$/, names: requirementNames },
]

/** Bytes of a lock file that is read. */
export const LOCK_LIMIT = 20 * 1024 * 1024

export function isLockFile(path: string): boolean {
  return FORMATS.some(({ name }) => name.test(path))
}

/** Reads a lock file; undefined when the text is none. */
export function readLock(text: string, path: string): LockFile | undefined {
  const format = FORMATS.find(({ name }) => name.test(path))
  if (format) return lock(path, format.tool, format.names(text))
  return isCompiled(text) ? lock(path, 'pip-compile', requirementNames(text)) : undefined
}

function lock(path: string, tool: LockTool, names: readonly string[]): LockFile {
  return { path, tool, packages: [...new Set(names.map(normalise))].sort() }
}

function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name)
}

/** `[[package]]` and its first `name = "..."`. */
function tomlNames(text: string): string[] {
  return all(text, /^\[\[packages?\]\][ \r]*\nname = "([\w.-]+)"/gm)
}

function pipenvNames(text: string): string[] {
  const { default: runtime, develop } = parseJsonTable(text)
  return [runtime, develop].flatMap((section) => Object.keys(section ?? {}))
}

/** `https://.../noarch/name-1.0-build.conda`. */
function explicitNames(text: string): string[] {
  return /^@EXPLICIT$/m.test(text) ? all(text, /\/([\w.-]+)-[^-/\s]+-[^-/\s]+\.(?:conda|tar\.bz2)/g) : []
}

/** Addresses of conda packages, and the names of those from PyPI. */
function pixiNames(text: string): string[] {
  const conda = all(text, /^ *- conda: \S+\/([\w.-]+)-[^-/\s]+-[^-/\s]+\.(?:conda|tar\.bz2)$/gm)
  return [...conda, ...all(text, /^ {2}name: ([\w.-]+)$/gm)]
}

function requirementNames(text: string): string[] {
  return all(text, /^([A-Za-z0-9][\w.-]*)(?:\[[^\]\n]*\])?(?: @ |[=<>~])/gm)
}
