import { lstatSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { readSmallFile } from '../discover/read.ts'
import { findTop } from '../discover/worktree.ts'
import { AuditError } from '../errors.ts'

/** A file that holds a configuration. */
export interface FoundConfig {
  /** Path as the user can open it: relative when the audited path is. */
  readonly file: string
  readonly format: 'yaml' | 'pyproject'
  readonly text: string
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
    const found = configsIn(folder, shown).map((file) => ({
      ...file,
      top,
      base: relative(folder, start).replaceAll(sep, '/'),
    }))
    if (found.length > 1)
      throw new AuditError(`two configurations: ${found.map(({ file }) => file).join(' and ')}; keep one`)
    if (found[0] || folder === top || folder === dirname(folder)) return found[0]
  }
}

type Config = Omit<FoundConfig, 'base' | 'top'>

function configsIn(folder: string, shown: string): Config[] {
  const yaml = YAML_NAMES.flatMap((name) => readConfig(join(folder, name), join(shown, name), 'yaml') ?? [])
  const pyproject = readConfig(join(folder, 'pyproject.toml'), join(shown, 'pyproject.toml'), 'pyproject')
  return pyproject && TABLE.test(pyproject.text) ? [...yaml, pyproject] : yaml
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

function readConfig(path: string, file: string, format: Config['format']): Config | undefined {
  if (!isThere(path)) return undefined
  const text = readSmallFile(path)
  if (text !== undefined) return { file, format, text }
  if (format === 'pyproject') return undefined
  throw new AuditError(`${file}: cannot be read: it must be a readable plain file of at most 1 MB`)
}
