import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import { audit } from '../../src/audit.ts'
import type { Finding, Report, ReportedRule } from '../../src/model.ts'
import type { PresetName } from '../../src/score/presets.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures')

/**
 * Audits a folder below fixtures/ with one rule.
 * @throws Error when the rule failed: a test of its verdict would say less
 */
export async function auditFixture(path: string, rule: string, preset: PresetName = 'se-ml'): Promise<ReportedRule> {
  const outside = copyOutside(resolve(FIXTURES, path))
  try {
    return await auditFolder(outside, rule, preset)
  } finally {
    rmSync(resolve(outside, '..'), { recursive: true })
  }
}

/** Audits any folder with one rule. */
export async function auditFolder(folder: string, rule: string, preset: PresetName = 'se-ml'): Promise<ReportedRule> {
  const [judged] = (await reportOn(folder, rule, preset)).rules
  if (judged === undefined || judged.status === 'error') throw new Error(`${rule}: ${judged?.reason ?? 'no such rule'}`)
  return judged
}

/** Below fixtures/ the folder is part of our own git repository, whose history and CI say nothing on it. */
function copyOutside(folder: string): string {
  const copy = join(mkdtempSync(join(realpathSync(tmpdir()), 'se-ml-fixture-')), basename(folder))
  cpSync(folder, copy, { recursive: true })
  return copy
}

function reportOn(folder: string, rule: string, preset: PresetName): Promise<Report> {
  const only = rules.filter(({ id }) => id === rule)
  return audit(folder, { rules: only, preset, exclude: [], roles: [], workers: 0 })
}

/** The findings as `path:line symbol value`, in a notebook `path cell 2, line 1 symbol value`. */
export function show(findings: readonly Finding[]): string[] {
  return findings.map(({ at: { path, cell, line }, symbol, value }) => {
    const place = cell === undefined ? `${path}:${line}` : `${path} cell ${cell}, line ${line}`
    return [place, symbol, value].filter((part) => part !== undefined).join(' ')
  })
}
