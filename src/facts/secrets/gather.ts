import type { Gathered } from '../gathered.ts'
import { type Readings, readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { FoundSecret, Secrets } from '../types/secrets.ts'
import type { FileKind, ProjectFile } from '../types.ts'
import { credentialsIn } from './credential-files.ts'
import { lineAt } from './line.ts'
import { type Placed, scanNotebook } from './notebook.ts'
import { scan } from './scan.ts'

const MOST = 500

/** Larger files of text are data; notebooks are as large as their pictures. */
const TEXT_LIMIT = 1_000_000
const NOTEBOOK_LIMIT = 20_000_000

const KINDS: ReadonlySet<FileKind> = new Set([
  ...(['python', 'typescript', 'javascript', 'yaml', 'toml', 'json', 'ini', 'markdown', 'text', 'shell'] as const),
  ...(['dockerfile', 'makefile', 'other', 'notebook'] as const),
])

/** Kinds whose values stand without quotes. */
const BARE: ReadonlySet<FileKind> = new Set(['yaml', 'ini', 'shell', 'dockerfile'])

/**
 * Searches the text of the project for secrets: forms of issuers everywhere, random-looking values of secret names where
 * code and settings stand. Tests, fixtures, documents and what is not the project's own are left out, since keys in them are made up.
 * The history is not searched.
 */
export async function gatherSecrets({ root, files }: Gathered): Promise<Secrets> {
  const own = files.filter((file) => !isForeign(file) && file.role !== 'test' && file.role !== 'docs')
  const wanted = own.filter(isText)
  const readings = await readEach({ root, files: wanted, limit: NOTEBOOK_LIMIT, read: scanFile })
  return {
    found: readings.found.flat().slice(0, MOST).map(toSecret),
    files: own.flatMap(({ path }) => {
      const kind = credentialsIn(path)
      return kind === undefined ? [] : [{ kind, at: { path } }]
    }),
    read: { files: readings.found.length, bytes: wanted.reduce((sum, { size }) => sum + size, 0) },
    problems: notable(readings),
  }
}

function isText({ kind, size, path }: ProjectFile): boolean {
  if (/(^|[/._-])lock(file)?\b|\.lock$|\.min\.js$/.test(path)) return false
  return KINDS.has(kind) && size <= (kind === 'notebook' ? NOTEBOOK_LIMIT : TEXT_LIMIT)
}

function scanFile(text: string, { path, kind, role }: ProjectFile): Placed[] {
  if (kind === 'notebook') return scanNotebook(text, path)
  const assigned = role !== 'example' && kind !== 'markdown' && kind !== 'text'
  const found = scan(text, { assigned, bare: BARE.has(kind) })
  return found.map((one) => ({ ...one, at: { path, line: lineAt(text, one.at) } }))
}

function toSecret({ kind, at, by }: Placed): FoundSecret {
  return { kind, at, by }
}

/** Binary files without an ending are no problem of theirs. */
function notable({ problems }: Readings<unknown>): Secrets['problems'] {
  return problems.filter(({ reason }) => !/binary/.test(reason))
}
