import { asScalar, asTable, asText, at, type Table } from '../read/plain.ts'
import type { SavedNotebook } from '../types/notebooks.ts'
import type { ProjectFile } from '../types.ts'
import { type RawCell, readCells } from './cells.ts'
import { findCommands } from './commands.ts'
import { readExecution } from './execution.ts'
import { readOutputs } from './outputs.ts'

/** Lines; pynblint's default, see practices.md 8.2. */
const LONG_CELL = 30

/**
 * Reads the state in which a notebook was saved.
 * @throws Broken when it is no notebook
 */
export function readSaved(text: string, { path, role }: ProjectFile): SavedNotebook {
  const { metadata, cells } = readCells(text)
  const title = titleOf(cells)
  const paired = asText(at(metadata, 'jupytext', 'formats'))
  return {
    path,
    role,
    language: languageOf(metadata),
    ...kernelOf(metadata),
    cells: { code: count(cells, 'code'), markdown: count(cells, 'markdown'), raw: count(cells, 'raw') },
    emptyCells: numbers(cells.slice(0, -1), ({ source }) => source.trim() === ''),
    longCells: numbers(cells, ({ type, source }) => type === 'code' && source.trimEnd().split('\n').length > LONG_CELL),
    ...(title !== undefined && { title }),
    intro: cells.slice(0, 3).some(isText),
    closing: cells.slice(-3).some(isText),
    parameters: cells.some(({ tags }) => tags.includes('parameters')),
    ...(paired !== undefined && { paired }),
    execution: readExecution(cells),
    outputs: readOutputs(cells),
    commands: cells.flatMap(findCommands),
  }
}

function count(cells: readonly RawCell[], type: RawCell['type']): number {
  return cells.filter((cell) => cell.type === type).length
}

function numbers(cells: readonly RawCell[], matches: (cell: RawCell) => boolean): number[] {
  return cells.filter(matches).map(({ cell }) => cell)
}

function isText({ type, source }: RawCell): boolean {
  return type === 'markdown' && source.trim() !== ''
}

function titleOf(cells: readonly RawCell[]): string | undefined {
  const texts = cells.filter(isText).map(({ source }) => source.slice(0, 5000))
  const found = texts.map((text) => /^ {0,3}#[ \t]+(\S.*)$/m.exec(text)?.[1]).find((title) => title !== undefined)
  return found?.trim().slice(0, 300)
}

/** The kernel's own word first; a kernel named `python3` speaks Python, and so does one that says nothing. */
function languageOf(metadata: Table): string {
  const name = asText(at(metadata, 'language_info', 'name')) ?? asText(at(metadata, 'kernelspec', 'language'))
  const kernel = asText(at(metadata, 'kernelspec', 'name')) ?? ''
  const byKernel = /^(ir|julia|bash|javascript|scala|rust)\b/.exec(kernel)?.[1]
  return (name ?? byKernel?.replace('ir', 'r') ?? 'python').toLowerCase()
}

function kernelOf(metadata: Table): Pick<SavedNotebook, 'kernel'> {
  const name = asText(asTable(metadata.kernelspec).name)
  const version = asScalar(at(metadata, 'language_info', 'version'))
  return name === undefined ? {} : { kernel: { name, ...(version !== undefined && { version }) } }
}
