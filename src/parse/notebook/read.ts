import { isPython } from './language.ts'

/** A code cell in Python, magics included. */
export interface CodeCell {
  /** Number over all cells of the notebook, from 1. */
  readonly cell: number
  readonly source: string
}

/** The code cells of a notebook, or why there are none to read. */
export type Notebook = { readonly cells: readonly CodeCell[] } | { readonly reason: string }

type Json = Readonly<Record<string, unknown>>

/** Reads the Python code cells of a notebook, nbformat 3 (worksheets, `input`) or 4 (`cells`, `source`). Never throws. */
export function readNotebook(text: string): Notebook {
  const notebook = parseJson(text)
  if ('reason' in notebook) return notebook
  const cells = cellsOf(notebook.value)
  if (cells === undefined) return { reason: 'is no Jupyter notebook: it has no list of cells' }
  const language = languageOf(asObject(notebook.value.metadata))
  if (!isPython(language)) return { reason: `is a notebook in ${shown(language)}: only Python is read` }
  return { cells: cells.flatMap((cell, index) => codeOf(asObject(cell), index + 1)) }
}

function parseJson(text: string): { readonly value: Json } | { readonly reason: string } {
  if (text.trim() === '') return { reason: 'is empty: delete it or save the notebook again' }
  try {
    return { value: asObject(JSON.parse(text)) }
  } catch {
    return { reason: conflict(text) ?? 'is no valid JSON: open it in Jupyter and save it again' }
  }
}

/** The usual reason of broken notebooks in repositories. */
function conflict(text: string): string | undefined {
  const at = text.search(/^<{7} /m)
  if (at < 0) return undefined
  return `holds an unresolved merge conflict in line ${text.slice(0, at).split('\n').length}: resolve it`
}

/** All cells in document order; those of nbformat 3 stand in worksheets. */
function cellsOf({ cells, worksheets }: Json): readonly unknown[] | undefined {
  if (Array.isArray(cells)) return cells
  if (!Array.isArray(worksheets)) return undefined
  return worksheets.flatMap((sheet: unknown) => asArray(asObject(sheet).cells))
}

/** The code of a cell as a list of one; empty for text, and for code in another language. */
function codeOf(cell: Json, number: number): CodeCell[] {
  if (cell.cell_type !== 'code' || !isPython(languageOfCell(cell))) return []
  return [{ cell: number, source: textOf(cell.source ?? cell.input) }]
}

/** Multi-line text is a string, or a list of strings that hold their line ends. */
function textOf(source: unknown): string {
  const text = asArray(source)
    .filter((part) => typeof part === 'string')
    .join('')
  return (typeof source === 'string' ? source : text).replace(/\r\n?/g, '\n')
}

/** Name of the notebook's language as its kernel gives it; undefined when it does not say. */
function languageOf(metadata: Json): string | undefined {
  const kernel = asObject(metadata.kernelspec)
  return name(asObject(metadata.language_info).name) ?? name(kernel.language) ?? kernelLanguage(name(kernel.name))
}

/** Kernels are named as people like; these names stand for a language. */
function kernelLanguage(kernel: string | undefined): string | undefined {
  return /^(?:ir|julia|bash|javascript|typescript|deno|scala|spark|almond|xcpp|evcxr|rust|gophernotes|sql)\b/.exec(
    kernel ?? '',
  )?.[0]
}

/** nbformat 3, Visual Studio Code, .NET Interactive and SoS let each cell have its own language. */
function languageOfCell({ language, metadata }: Json): string | undefined {
  const { vscode, dotnet_interactive, polyglot_notebook, kernel } = asObject(metadata)
  return (
    name(language) ??
    name(asObject(vscode).languageId) ??
    name(asObject(dotnet_interactive).language) ??
    name(asObject(polyglot_notebook).kernelName) ??
    name(kernel)
  )
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function shown(language: string | undefined): string {
  return JSON.stringify(language?.slice(0, 40))
}
