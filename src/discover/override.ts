import type { ProjectFile } from '../facts/types.ts'
import type { Role } from '../model.ts'
import { type IgnoreRule, parseIgnoreRule } from './ignore-rules.ts'

/** Whether files match a pattern themselves, or stand in a folder that does. A pattern that can never match matches none. */
export function fileMatcher(pattern: string, base: string = ''): (path: string) => boolean {
  const rule = parseIgnoreRule(pattern)
  const folders = base.split('/').filter(Boolean)
  return (path) => rule !== undefined && matchesFile(rule, path, folders)
}

interface Override {
  readonly pattern: string
  readonly role: Role
  readonly rule: IgnoreRule
}

/** Gives the files that a pattern of the user matches, or a folder of which matches, the role of that pattern. */
export function overrideRoles(
  files: readonly ProjectFile[],
  patterns: readonly { readonly pattern: string; readonly role: Role }[],
  base: readonly string[],
): ProjectFile[] {
  const overrides = patterns.flatMap(({ pattern, role }): Override[] => {
    const rule = parseIgnoreRule(pattern)
    return rule ? [{ pattern, role, rule }] : []
  })
  if (overrides.length === 0) return [...files]
  return files.map((file) => {
    const found = overrides.findLast(({ rule }) => matchesFile(rule, file.path, base))
    return found ? { ...file, role: found.role, reason: `set by the configuration (${found.pattern})` } : file
  })
}

function matchesFile(rule: IgnoreRule, path: string, base: readonly string[]): boolean {
  const names = [...base, ...path.split('/')]
  for (let end = names.length - 1; end >= base.length; end--) {
    const subject = { folders: names.slice(0, end), name: names[end] as string, isFolder: end < names.length - 1 }
    if (rule.matches(subject, 0)) return true
  }
  return false
}
