import type { DataColumns } from '../../../src/facts/types/dataColumns.ts'
import { type ReadSite, readSites } from '../data/read-sites.ts'
import { type Code, writtenCall } from '../evidence/use.ts'

/** A frame by its name, and where it is looked at. */
export interface FrameAt {
  readonly frame: string
  readonly module: number
  readonly line: number
}

/** Columns that a frame has for sure: read from it above, asked for where it is read, or in the first line of its table. */
export function knownColumns(code: Code, tables: readonly DataColumns[], at: FrameAt): string[] {
  const { frame, module, line } = at
  const named = code.names.columns
    .filter((one) => one.module === module && one.of === frame && one.line < line)
    .flatMap(({ columns }) => columns)
  const read = readSites(code).find(
    ({ call }) => call.module === module && call.line < line && isBound(code, at, call.line),
  )
  return [...new Set([...named, ...(read ? columnsOf(code, tables, read) : [])])]
}

function isBound({ modules }: Code, { frame, module }: FrameAt, line: number): boolean {
  return modules[module]!.names.bindings.some((one) => one.line === line && one.targets.includes(frame))
}

/** What `usecols` asks for, else what stands in the first line of the table. */
function columnsOf({ modules }: Code, tables: readonly DataColumns[], { call, source }: ReadSite): readonly string[] {
  const asked = writtenCall(modules, call).arguments.find(({ keyword }) => keyword === 'usecols')?.value
  if (Array.isArray(asked)) return asked
  const path = source?.replace(/^(\.{1,2}\/)+/, '')
  return tables.find((table) => path !== undefined && `/${table.path}`.endsWith(`/${path}`))?.columns ?? []
}
