import { lstatSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { readSmallFile } from '../discover/read.ts'
import { findTop } from '../discover/worktree.ts'
import { AuditError } from '../errors.ts'
import type { ConfigText } from './source.ts'

/** A file that holds a configuration. */
export interface FoundConfig extends ConfigText {
  /** Path from the folder of the file to the audited one, with `/`; empty when they are the same. */
  readonly base: string
  /** Absolute path of the root of the repository: nothing outside of it is read. */
  readonly top: string
}

const YAML_NAMES = ['.se-ml.yml', '.se-ml.yaml']

/**
 * The nearest configuration at or above the audited folder, up to the root of the git work tree. Without a work tree
 * only the audited folder is looked at.
 * @throws AuditError when one folder holds two configurations, or the file cannot be read
 */
export function findConfig(root: string): FoundConfig | undefined {
  const start = resolve(root)
  const top = findTop(start) ?? start
  for (let folder = start, shown = root; ; folder = dirname(folder), shown = join(shown, '..')) {
    const found = configsIn(folder, shown)
    if (found.length > 1) {
      throw new AuditError(`two configurations: ${found.map(({ file }) => file).join(' and ')}; keep one`)
    }
    const [config] = found
    if (config !== undefined) return { ...config, top, base: relative(folder, start).replaceAll(sep, '/') }
    if (folder === top || folder === dirname(folder)) return undefined
  }
}

/** A file that may be a configuration: where it is, and as the user can open it. */
interface Candidate {
  readonly path: string
  readonly file: string
}

function configsIn(folder: string, shown: string): ConfigText[] {
  const at = (name: string): Candidate => ({ path: join(folder, name), file: join(shown, name) })
  return [...YAML_NAMES.flatMap((name) => readYamlAt(at(name))), ...readPyprojectAt(at('pyproject.toml'))]
}

function readYamlAt({ path, file }: Candidate): ConfigText[] {
  if (!isThere(path)) return []
  const text = readSmallFile(path)
  if (text === undefined) {
    throw new AuditError(`${file}: cannot be read: it must be a readable plain file of at most 1 MB`)
  }
  return [{ file, format: 'yaml', text }]
}

function readPyprojectAt({ path, file }: Candidate): ConfigText[] {
  const text = isThere(path) ? readSmallFile(path) : undefined
  return text !== undefined && TABLE.test(text) ? [{ file, format: 'pyproject', text }] : []
}

/** `[tool.se-ml]`, or a table in it. */
const TABLE = /^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*["']?se-ml["']?[ \t]*[.\]]/m

/** A folder that is none or may not be searched holds no configuration; the walk over the tree says what is wrong. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
