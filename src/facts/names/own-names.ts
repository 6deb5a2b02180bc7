import type { Gathered } from '../gathered.ts'
import { asText, at } from '../read/plain.ts'
import { readText } from '../read/text.ts'
import { parseToml } from '../read/toml.ts'

/**
 * Top-level names that belong to this repository: its packages, and what its packaging calls the project. An import of
 * one of them is no sign that a third-party package is in use: shap imports shap.
 */
export async function ownNames({ root, files, modules }: Gathered): Promise<ReadonlySet<string>> {
  const names = new Set(modules.flatMap(({ path, role }) => (role === 'source' ? packageOf(path) : [])))
  for (const { path } of files) {
    if (/^(pyproject\.toml|setup\.py|setup\.cfg)$/.test(path))
      for (const name of await projectName(root, path)) names.add(name)
  }
  return names
}

/** Name of the package, for the `__init__.py` right below the root or `src`. */
function packageOf(path: string): string[] {
  const [, name] = /^(?:src\/|lib\/|python\/)?([^/]+)\/__init__\.py$/.exec(path) ?? []
  return name === undefined ? [] : [name]
}

async function projectName(root: string, path: string): Promise<string[]> {
  try {
    const text = await readText(root, path)
    const name = path.endsWith('.toml') ? await nameInToml(text) : /^\s*name\s*=\s*["']?([\w.-]+)/m.exec(text)?.[1]
    return name === undefined ? [] : [name.toLowerCase().replaceAll(/[-.]+/g, '_')]
  } catch {
    // What cannot be read is listed by the gatherer of dependencies.
    return []
  }
}

async function nameInToml(text: string): Promise<string | undefined> {
  const { value } = await parseToml(text)
  return asText(at(value, 'project', 'name')) ?? asText(at(value, 'tool', 'poetry', 'name'))
}
