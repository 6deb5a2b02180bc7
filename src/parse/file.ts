import type { InspectedModule, ProjectFile } from '../facts/types.ts'
import type { Skipped } from '../model.ts'
import { type Decoded, decodeSource, decodeUtf8 } from './decode.ts'
import { type BrokenCell, joinCells } from './notebook/join.ts'
import { readNotebook } from './notebook/read.ts'
import { firstErrorLine, parseCells, parsePython } from './python.ts'
import { readBytes, type Unread } from './read.ts'
import type { Reading } from './reading.ts'

/** What one file gives: its facts, an entry for the list of skipped files, or both when it was read in part. */
export interface FileResult {
  readonly module?: InspectedModule
  readonly skipped?: Skipped
}

type SourceFile = Pick<ProjectFile, 'path' | 'role' | 'kind'>

/**
 * Reads and parses one Python file or notebook. Never throws: whatever goes wrong is the reason why it was skipped.
 * @param root as `realpath` gives it
 */
export function parseFile(root: string, file: SourceFile, reading: Reading): FileResult {
  const read = readBytes(root, file.path)
  if ('reason' in read) return skip(file, read)
  try {
    return file.kind === 'notebook'
      ? parseNotebook(file, decodeUtf8(read.bytes), reading)
      : parseSource(file, decodeSource(read.bytes), reading)
  } catch (error) {
    const reason = `could not be parsed: ${error instanceof Error ? error.message : String(error)}`
    return skip(file, { reason, lost: true })
  }
}

function parseSource(file: SourceFile, decoded: Decoded, reading: Reading): FileResult {
  if ('reason' in decoded) return skip(file, decoded)
  const { unjudged, unclosed, ...facts } = parsePython(decoded.text, reading)
  const module = { path: file.path, role: file.role, ...facts }
  if (module.errorLine === undefined) return { module, ...(unjudged && unchecked(file)) }
  const fault =
    unclosed === undefined ? { reason: BROKEN, line: module.errorLine } : cutOff(unclosed, module.totalLines)
  return { module, skipped: { path: file.path, ...fault, partly: true } }
}

const BROKEN = 'has a syntax error: the rest was audited where it is intact'

/** Triple quotes that are never closed make text of all that follows. */
function cutOff(line: number, lines: number): Pick<Skipped, 'reason' | 'line'> {
  const rest = lines - line + 1
  const lost = rest === 1 ? 'the last line was' : `the last ${rest} lines were`
  return { reason: `has triple quotes that are never closed: ${lost} not audited`, line }
}

function unchecked({ path }: SourceFile): FileResult {
  const reason = 'took the parser more than 5 seconds: it was audited, but nobody checked that it is valid Python'
  return { skipped: { path, reason, partly: true } }
}

function parseNotebook(file: SourceFile, decoded: Decoded, reading: Reading): FileResult {
  if ('reason' in decoded) return skip(file, decoded)
  const notebook = readNotebook(decoded.text)
  if ('reason' in notebook) return skip(file, notebook)
  const { source, cells, broken } = joinCells(notebook.cells, firstErrorLine)
  const { python, flow } = parseCells(source, reading)
  const { unjudged, unclosed: _unclosed, ...facts } = python
  const brokenCells = broken.map(({ cell, words }) => ({ cell, words }))
  const module = { path: file.path, role: file.role, ...facts, cells, ...(flow && { flow: { ...flow, brokenCells } }) }
  const [first] = broken
  if (first === undefined) return { module, ...(unjudged && unchecked(file)) }
  return {
    module: { ...module, errorLine: first.moduleLine },
    skipped: { path: file.path, reason: brokenReason(first, broken.length), partly: true },
  }
}

function brokenReason({ cell, line }: BrokenCell, count: number): string {
  const others = count === 1 ? 'this cell was' : `this cell and ${count - 1} more with errors were`
  return `has a syntax error in cell ${cell}, line ${line}: ${others} left out`
}

function skip({ path }: SourceFile, { reason, lost }: Unread): FileResult {
  return { skipped: { path, reason, ...(lost && { lost }) } }
}
