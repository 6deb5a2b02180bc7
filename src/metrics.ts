import { gather } from './facts/gather.ts'
import type { ComponentOptions } from './facts/types/components.ts'
import type { UseSite } from './facts/types/graph.ts'
import type { CellSpan, CloneGroup, Facts, Language, ModuleFacts, ModulePart, Unit } from './facts/types.ts'
import { type MeasureOptions, measure } from './measure.ts'
import type { Role } from './model.ts'

export interface MetricsOptions extends MeasureOptions {
  /** All roles; otherwise source and notebook code only, as in an audit. */
  readonly all: boolean
  /** How components are found; by themselves when absent. */
  readonly components?: ComponentOptions
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

/**
 * One module. `duplicated_lines` is null for roles in which duplicates are not looked for; `fan_in` (places in other
 * source modules that use it) and `component` are null outside of source files.
 */
export interface ModuleMetrics {
  readonly file: string
  readonly role: Role
  readonly language: Language
  readonly total_lines: number
  readonly code_lines: number
  readonly units: number
  readonly imports: number
  readonly duplicated_lines: number | null
  readonly fan_in: number | null
  readonly component: string | null
  /** Another component imports or uses it. */
  readonly interface: boolean | null
}

/** No other part of the modules is looked at. */
const LINES_AND_UNITS: ReadonlySet<ModulePart> = new Set()

/**
 * One row for each unit, ordered by file and line.
 * @throws AuditError when the user can mend what is wrong: no such folder, nothing to audit
 */
export async function unitMetrics(root: string, options: MetricsOptions): Promise<UnitMetrics[]> {
  const { modules } = await measure(root, { ...options, parts: LINES_AND_UNITS })
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
  const { components } = options
  const found = { root, files, modules, ...(components && { components }) }
  const facts = await gather(found, new Set(['duplication', 'graph', 'architecture']))
  const around = surroundings(modules, facts)
  const rows = modules.map((module, index) => moduleRow(module, around[index]!))
  return options.all ? rows : rows.filter(({ role }) => role === 'source' || role === 'notebook')
}

function moduleRow(module: ModuleFacts, around: Surroundings): ModuleMetrics {
  const { path, role, language, totalLines, codeLines, units, imports } = module
  return {
    file: path,
    role,
    language,
    total_lines: totalLines,
    code_lines: codeLines,
    units: units.length,
    imports: imports.length,
    ...around,
  }
}

type Surroundings = Pick<ModuleMetrics, 'duplicated_lines' | 'fan_in' | 'component' | 'interface'>

/** What only the whole repository tells of a module. */
function surroundings(modules: readonly ModuleFacts[], facts: Partial<Facts>): Surroundings[] {
  const duplicated = duplicatedLines(facts.duplication?.groups ?? [])
  const uses = countUses(modules, facts.graph?.uses ?? [])
  const { components = [], interfaceModules = [] } = facts.architecture ?? {}
  const shared = new Set(interfaceModules)
  const home = new Map(components.flatMap(({ name, modules: own }) => own.map((index) => [index, name] as const)))
  return modules.map((module, index) => ({
    duplicated_lines: onlyIf(isMeasured(module), duplicated.get(module.path)?.size ?? 0),
    fan_in: onlyIf(module.role === 'source', uses.get(index) ?? 0),
    component: home.get(index) ?? null,
    interface: onlyIf(module.role === 'source', shared.has(index)),
  }))
}

/** In a table null stands for what does not apply. */
function onlyIf<Value>(applies: boolean, value: Value): Value | null {
  return applies ? value : null
}

/** Use sites of each module in other source modules; type checking aside. */
function countUses(modules: readonly ModuleFacts[], uses: readonly UseSite[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { from, to, typing } of uses) {
    if (!typing && modules[from]!.role === 'source') counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return counts
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
