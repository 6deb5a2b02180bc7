import type { Gathered } from '../gathered.ts'
import { readEach } from '../read/each.ts'
import type { EntryKind } from '../types/names.ts'

/** A module or file that a manifest or a command names. */
export interface Named {
  /** Path of a file, or `package.module:function`. */
  readonly target: string
  readonly kind: EntryKind
  readonly at: { readonly path: string; readonly line: number }
}

/** Files whose commands start stages; small ones only, since a person writes them. */
const COMMANDS =
  /(^|\/)(dvc\.yaml|MLproject|Makefile|makefile|GNUmakefile|justfile|Snakefile|Procfile|pipeline\.yaml|Dockerfile[^/]*|[^/]+\.(sh|mk|smk))$/
const PACKAGING = /(^|\/)(pyproject\.toml|setup\.py|setup\.cfg)$/
const LIMIT = 256 * 1024

/** Entry points that packaging and commands name, ordered by file and line. */
export async function findNamed({ root, files }: Gathered): Promise<Named[]> {
  const wanted = files.filter(
    ({ path, role }) => (COMMANDS.test(path) || PACKAGING.test(path)) && role !== 'vendored' && role !== 'template',
  )
  const { found } = await readEach({
    root,
    files: wanted,
    limit: LIMIT,
    read: (text, { path }) => (PACKAGING.test(path) ? consoleScripts(text, path) : commands(text, path)),
  })
  return found.flat()
}

/** `name = "package.module:function"`, as it stands in every form of packaging. */
function consoleScripts(text: string, path: string): Named[] {
  const matches = [
    ...text.matchAll(/["']?[\w.-]{1,80}["']?[ \t]*=[ \t]*["']?([A-Za-z_][\w.]{0,200}:[A-Za-z_]\w{0,80})/g),
  ]
  return matches.map((match) => ({
    target: match[1]!,
    kind: 'console-script',
    at: { path, line: lineAt(text, match) },
  }))
}

/** `python path/to/file.py` and `python -m package.module`. Paths are from the folder of the file, else from the root. */
function commands(text: string, path: string): Named[] {
  const matches = [
    ...text.matchAll(/(?<![\w./-])(?:-m[ \t]+([A-Za-z_][\w.]{0,200})|((?:\.\/)?[\w./-]{1,200}\.py))(?![\w/])/g),
  ]
  return matches.flatMap((match) => {
    const at = { path, line: lineAt(text, match) }
    const file = match[2]?.replace(/^\.\//, '')
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
    const targets = file === undefined ? [match[1]!] : [...new Set([folder + file, file])]
    return targets.map((target) => ({ target, kind: 'stage' as const, at }))
  })
}

function lineAt(text: string, { index = 0 }: RegExpMatchArray): number {
  return text.slice(0, index).split('\n').length
}
