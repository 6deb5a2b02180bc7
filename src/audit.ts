import { basename, resolve } from 'node:path'
import { check } from './check/run.ts'
import { discover } from './discover/index.ts'
import { gather } from './facts/gather.ts'
import type { ModuleFacts, ProjectFile } from './facts/types.ts'
import type { Report, Role } from './model.ts'
import { parse } from './parse/index.ts'
import type { Rule } from './rule.ts'
import { PRESETS, type PresetName } from './score/presets.ts'
import { score } from './score/score.ts'
import { VERSION } from './version.ts'

export interface AuditOptions {
  readonly rules: readonly Rule[]
  readonly preset: PresetName
  readonly exclude: readonly string[]
  readonly roles: readonly { readonly pattern: string; readonly role: Role }[]
  readonly workers: number
  readonly onProgress?: (done: number, of: number) => void
}

/**
 * The whole pipeline: discover, parse, facts, check, score.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function audit(root: string, options: AuditOptions): Promise<Report> {
  const preset = PRESETS[options.preset]
  const { files, skipped } = await discover(root, options)
  const parsed = await parse(root, files, { ...options, counting: preset.counting })
  const needs = new Set(options.rules.flatMap((rule) => rule.needs))
  const facts = await gather({ root, files, modules: parsed.modules }, needs)
  const results = check(options.rules, facts, preset.guidelines)
  return score(results, {
    tool: { name: 'se-ml', version: VERSION, preset: preset.name },
    repository: { name: basename(resolve(root)), files: countRoles(files), languages: countLines(parsed.modules) },
    skipped: [...skipped, ...parsed.skipped],
  })
}

function countRoles(files: readonly ProjectFile[]): Partial<Record<Role, number>> {
  const counts: Partial<Record<Role, number>> = {}
  for (const { role } of files) counts[role] = (counts[role] ?? 0) + 1
  return counts
}

function countLines(modules: readonly ModuleFacts[]): Report['repository']['languages'] {
  const languages: Record<string, { files: number; codeLines: number }> = {}
  for (const { role, language, codeLines } of modules) {
    if (role !== 'source' && role !== 'notebook') continue
    const { files, codeLines: lines } = languages[language] ?? { files: 0, codeLines: 0 }
    languages[language] = { files: files + 1, codeLines: lines + codeLines }
  }
  return languages
}
