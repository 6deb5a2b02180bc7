import { gather } from './facts/gather.ts'
import type { CellSpan, CloneGroup, Language, ModuleFacts, Unit } from './facts/types.ts'
import { type MeasureOptions, measure } from './measure.ts'
import type { Role } from './model.ts'

export interface MetricsOptions extends MeasureOptions {
  /** All roles; otherwise source and notebook code only, as in an audit. */
  readonly all: boolean
}

/**
 * One unit of code. Keys are the columns of the table. `line` and `end_line` count from 1, in a notebook over its code
 * cells joined; `cell` (over all cells) and `cell_line` then say where that is.
 */
export interface UnitMetrics {
  readonly file: string
  readonly name: string
  readonly kind: Unit['kind']
  readonly line: number
  readonly end_line: number
  readonly code_lines: number
  readonly total_lines: number
  readonly parameters: number
  readonly complexity: number
  readonly role: Role
  readonly cell?: number
  readonly cell_line?: number
}

/** One module. `duplicated_lines` is null for roles in which duplicates are not looked for. */
export interface ModuleMetrics {
  readonly file: string
  readonly role: Role
  readonly language: Language
  readonly total_lines: number
  readonly code_lines: number
  readonly units: number
  readonly imports: number
  readonly duplicated_lines: number | null
}

/**
 * One row for each unit, ordered by file and line.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function unitMetrics(root: string, options: MetricsOptions): Promise<UnitMetrics[]> {
  const { modules } = await measure(root, options)
  const wanted = options.all ? modules : modules.filter(isMeasured)
  return wanted.flatMap((module) => module.units.map((unit) => unitRow(unit, module)))
}

function unitRow(unit: Unit, { path, role, cells }: ModuleFacts): UnitMetrics {
  const { name, kind, line, parameters, complexity } = unit
  const lengths = { end_line: unit.endLine, code_lines: unit.codeLines, total_lines: unit.totalLines }
  return { file: path, name, kind, line, ...lengths, parameters, complexity, role, ...inCell(line, cells) }
}

function inCell(line: number, cells: readonly CellSpan[] = []): Pick<UnitMetrics, 'cell' | 'cell_line'> {
  const span = cells.find(({ firstLine, lines }) => line >= firstLine && line < firstLine + lines)
  return span === undefined ? {} : { cell: span.cell, cell_line: line - span.firstLine + 1 }
}

/**
 * One row for each module, ordered by file.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function moduleMetrics(root: string, options: MetricsOptions): Promise<ModuleMetrics[]> {
  const { files, modules } = await measure(root, options)
  const { duplication } = await gather({ root, files, modules }, new Set(['duplication']))
  const duplicated = duplicatedLines(duplication?.groups ?? [])
  const wanted = options.all ? modules : modules.filter(isMeasured)
  return wanted.map((module) => moduleRow(module, duplicated))
}

function moduleRow(module: ModuleFacts, duplicated: ReadonlyMap<string, ReadonlySet<number>>): ModuleMetrics {
  const { path, role, language, totalLines, codeLines, units, imports } = module
  return {
    file: path,
    role,
    language,
    total_lines: totalLines,
    code_lines: codeLines,
    units: units.length,
    imports: imports.length,
    duplicated_lines: isMeasured(module) ? (duplicated.get(path)?.size ?? 0) : null,
  }
}

/** Code lines of each file that stand in a clone; each line once. */
function duplicatedLines(groups: readonly CloneGroup[]): Map<string, Set<number>> {
  const lines = new Map<string, Set<number>>()
  for (const { at, first, last } of groups.flatMap(({ occurrences }) => occurrences)) {
    const seen = lines.get(at.path) ?? new Set()
    for (let index = first; index <= last; index++) seen.add(index)
    lines.set(at.path, seen)
  }
  return lines
}

function isMeasured({ role }: ModuleFacts): boolean {
  return role === 'source' || role === 'notebook'
}
