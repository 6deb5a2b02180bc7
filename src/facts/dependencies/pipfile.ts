import { asTable, asText, at } from '../read/plain.ts'
import { parseToml, type TomlDocument } from '../read/toml.ts'
import { type Declarations, declarations, merge } from './found.ts'
import { groupOfName } from './group.ts'
import { readEntries } from './poetry.ts'

/** Tables that are settings, not categories of packages. */
const SETTINGS = new Set(['source', 'requires', 'pipenv', 'scripts'])

/** Reads a Pipfile: `packages`, `dev-packages` and categories of one's own. */
export async function readPipfile(text: string, path: string): Promise<Declarations> {
  const document = await parseToml(text)
  const tables = Object.keys(document.value).filter((name) => !SETTINGS.has(name))
  const python =
    asText(at(document.value, 'requires', 'python_version')) ??
    asText(at(document.value, 'requires', 'python_full_version'))
  const line = document.lineOf('requires', 'python')
  return merge([
    ...tables.map((table) => readCategory(document, table, path)),
    declarations({ python: python === undefined ? [] : [{ spec: python, at: { path, line } }] }),
  ])
}

function readCategory({ value, lineOf }: TomlDocument, table: string, path: string): Declarations {
  const entries = Object.entries(asTable(value[table])).map(([name, value]) => ({
    name,
    value,
    line: lineOf(table, name),
  }))
  const group = table === 'packages' ? 'runtime' : groupOfName(table)
  return declarations({ declared: readEntries(entries, { path, source: 'pipfile', group }) })
}
