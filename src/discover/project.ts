import { joinPath, type Tree } from './tree.ts'

/** Who the audited project is, as far as its files say. All names are normalised. */
export interface Project {
  /** Name in the packaging metadata of the root. */
  readonly declared?: string
  /** Name of the audited folder. */
  readonly folder: string
}

/** PEP 503: runs of `-`, `_` and `.` are the same; case does not count. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

export function describeProject(tree: Tree): Project {
  const declared = declaredName(tree, '')
  return { folder: normalizeName(tree.name), ...(declared !== undefined && { declared: normalizeName(declared) }) }
}

/** Finds the project's name in one kind of packaging file. */
type NameReader = (text: string) => string | undefined

const NAMED_IN: readonly (readonly [file: string, read: NameReader])[] = [
  ['pyproject.toml', (text) => nameInSection(text, ['[project]', '[tool.poetry]'])],
  ['setup.cfg', (text) => nameInSection(text, ['[metadata]'])],
  ['setup.py', (text) => /\bname\s*=\s*["']([^"'\n]{1,100})["']/.exec(text.slice(setupCall(text)))?.[1]],
]

/** Project name in the packaging metadata of a folder. */
export function declaredName(tree: Tree, folder: string): string | undefined {
  for (const [file, read] of NAMED_IN) {
    const path = joinPath(folder, file)
    const name = tree.has(path) ? read(tree.longHead(path)) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

/** A folder with one of these is a project of its own. */
export function hasPackaging(names: readonly string[]): boolean {
  return names.includes('setup.py') || names.includes('pyproject.toml')
}

/** The `name` key of a section, in TOML as well as in setup.cfg. No parser: it would cost more than the whole walk. */
function nameInSection(text: string, sections: readonly string[]): string | undefined {
  let inside = false
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) inside = sections.includes(line.trim())
    const name = inside ? /^name\s*=\s*["']?([^"'\s#]+)/.exec(line)?.[1] : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function setupCall(text: string): number {
  return Math.max(text.search(/\bsetup\(/), 0)
}
