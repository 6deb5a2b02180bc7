import type { Counting, FileKind, ProjectFile } from '../../facts/types.ts'
import { decodeUtf8 } from '../decode.ts'
import type { FileResult } from '../file.ts'
import { readBytes, type Unread } from '../read.ts'
import { loadParser, type Parser } from './estree.ts'
import { parseScript } from './index.ts'

type SourceFile = Pick<ProjectFile, 'path' | 'role'>

export function isScript({ kind }: { readonly kind: FileKind }): boolean {
  return kind === 'typescript' || kind === 'javascript'
}

/** Reads files of TypeScript and JavaScript; the parser is loaded with the first one. */
export class ScriptReader {
  readonly #root: string
  readonly #counting: Counting
  #parser: Promise<Parser> | undefined

  /** @param root as `realpath` gives it */
  constructor(root: string, counting: Counting) {
    this.#root = root
    this.#counting = counting
  }

  /** Never throws: whatever goes wrong is the reason why the file was skipped. */
  async read(file: SourceFile): Promise<FileResult> {
    try {
      this.#parser ??= loadParser()
      return this.#parse(file, await this.#parser)
    } catch (error) {
      const reason = `could not be parsed: ${error instanceof Error ? error.message : String(error)}`
      return skip(file, { reason, lost: true })
    }
  }

  #parse(file: SourceFile, parser: Parser): FileResult {
    const read = readBytes(this.#root, file.path)
    if ('reason' in read) return skip(file, read)
    const decoded = decodeUtf8(read.bytes)
    if ('reason' in decoded) return skip(file, decoded)
    const { facts, problem, errorLine } = parseScript(parser, decoded.text, file.path, this.#counting)
    const module = { path: file.path, role: file.role, ...facts, ...(errorLine !== undefined && { errorLine }) }
    if (problem === undefined) return { module }
    const line = errorLine === undefined ? {} : { line: errorLine }
    return {
      module,
      skipped: { path: file.path, reason: `${problem}: only its lines were counted`, ...line, partly: true },
    }
  }
}

function skip({ path }: SourceFile, { reason, lost }: Unread): FileResult {
  return { skipped: { path, reason, ...(lost && { lost }) } }
}
