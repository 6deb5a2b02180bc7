import type { Known } from '../compare/known.ts'
import { RISKS } from '../compare/parts.ts'
import { AuditError } from '../errors.ts'
import type { RuleId } from '../model.ts'
import type { Baseline } from './baseline.ts'
import { FORMAT } from './write-baseline.ts'

/** A field that is not as it should be. */
class Malformed extends Error {}

interface Open {
  preset?: string
  version: string
  readonly scores: Map<string, number | null>
  readonly findings: Map<string, Known>
}

/**
 * Reads what {@link writeBaseline} wrote, also when git has joined two of them line by line.
 * @param name of the file, for messages
 * @throws AuditError with the line that cannot be read
 */
export function readBaseline(name: string, text: string): Baseline {
  const lines = text.split(/\r?\n/)
  if (lines[0] !== FORMAT) throw new AuditError(`${name}:1: is no baseline of this version: ${again(name)}`)
  const open: Open = { version: '', scores: new Map(), findings: new Map() }
  for (const [index, line] of lines.entries()) {
    try {
      if (line !== '' && line !== FORMAT && !line.startsWith('#')) readLine(line, open)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      throw new AuditError(`${name}:${index + 1}: ${error.message}`)
    }
  }
  const { preset, version, scores, findings } = open
  if (preset === undefined) throw new AuditError(`${name}: names no preset: ${again(name)}`)
  return { preset, version, scores, findings: [...findings.values()] }
}

function again(name: string): string {
  return `write it anew with "se-ml baseline --output ${name}"`
}

function readLine(line: string, open: Open): void {
  if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) throw new Malformed('a merge conflict: keep the lines of both sides')
  const [kind = '', ...fields] = line.split('\t')
  const reader = READERS.get(kind)
  if (reader === undefined) throw new Malformed(`“${kind.slice(0, 30)}” is no kind of line in a baseline`)
  reader(fields, open)
}

type Reader = (fields: readonly string[], open: Open) => void

const KINDS: Readonly<Record<string, Reader>> = {
  preset([preset = ''], open) {
    if (open.preset !== undefined && open.preset !== preset) throw new Malformed('two presets: write it anew')
    open.preset = preset
  },
  version([version = ''], open) {
    open.version = version
  },
  // After a merge a rule may have two scores: the lower one was reached for sure.
  score([rule = '', text = ''], { scores }) {
    const score = text === '-' ? null : numberIn(text)
    const other = scores.get(rule)
    scores.set(rule, other === undefined ? score : other === null || score === null ? null : Math.min(other, score))
  },
  finding(fields, { findings }) {
    const known = findingIn(fields)
    findings.set(JSON.stringify([known.rule, known.path, known.symbol, known.fingerprint]), known)
  },
}

const READERS: ReadonlyMap<string, Reader> = new Map(Object.entries(KINDS))

const FIELDS = 9

function findingIn(fields: readonly string[]): Known {
  if (fields.length !== FIELDS) throw new Malformed(`a finding has ${FIELDS} fields, this one ${fields.length}`)
  const [rule, path, symbol, risk, value, lines, fingerprint, content, copies] = fields as [
    ...[string, string, string, string, string, string, string, string, string],
  ]
  const known = RISKS.find((one) => one === risk)
  if (known === undefined) throw new Malformed(`“${risk.slice(0, 30)}” is no risk`)
  return {
    ...{ rule: rule as RuleId, path: unquote(path), risk: known, fingerprint },
    ...{ value: numberIn(value), lines: numberIn(lines), content: content === '-' ? '' : content },
    ...(symbol !== '-' && { symbol: unquote(symbol) }),
    ...(copies !== '-' && { copies: copiesIn(copies) }),
  }
}

function copiesIn(text: string): { count: number; files: string } {
  const [count = '', files = ''] = text.split(':')
  return { count: numberIn(count), files }
}

function numberIn(text: string): number {
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(text)) throw new Malformed(`“${text.slice(0, 30)}” is no number`)
  return Number(text)
}

function unquote(name: string): string {
  if (!name.startsWith('"')) return name
  try {
    return String(JSON.parse(name))
  } catch {
    throw new Malformed('a name that is not quoted as JSON is')
  }
}
