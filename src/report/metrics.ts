import type { ModuleMetrics, UnitMetrics } from '../metrics.ts'
import { csv } from './csv.ts'

const UNIT_COLUMNS = [
  'file',
  'name',
  'kind',
  'line',
  'end_line',
  'code_lines',
  'total_lines',
  'parameters',
  'complexity',
] as const

const MODULE_COLUMNS = [
  'file',
  'role',
  'language',
  'total_lines',
  'code_lines',
  'units',
  'imports',
  'duplicated_lines',
  'fan_in',
  'component',
  'interface',
] as const

export type MetricsFormat = 'csv' | 'json'

/** The table of units. JSON rows also hold `role` and, in notebooks, `cell` and `cell_line`. */
export function unitTable(rows: readonly UnitMetrics[], format: MetricsFormat): string {
  return format === 'csv' ? csv(UNIT_COLUMNS, rows) : json(rows)
}

/** The table of modules. */
export function moduleTable(rows: readonly ModuleMetrics[], format: MetricsFormat): string {
  return format === 'csv' ? csv(MODULE_COLUMNS, rows) : json(rows)
}

function json(rows: readonly object[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`
}
