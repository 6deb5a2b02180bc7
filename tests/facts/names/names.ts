import { gather } from '../../../src/facts/gather.ts'
import type { FactName, Facts, InspectedModule } from '../../../src/facts/types.ts'
import type { Role } from '../../../src/model.ts'
import { parsePython } from '../../../src/parse/python.ts'
import { PRESETS } from '../../../src/score/presets.ts'
import { type Contents, listed, temporary, write } from '../project.ts'

/** Facts over a repository of the given files, its Python files parsed. */
export async function factsOf<Name extends FactName>(
  name: Name,
  contents: Contents,
  roles: Readonly<Record<string, Role>> = {},
): Promise<Facts[Name]> {
  const root = temporary()
  write(root, contents)
  const files = listed(contents, roles)
  const modules = files.flatMap(({ path, role, kind }): InspectedModule[] =>
    kind === 'python' ? [{ path, role, ...parsePython(String(contents[path]), PRESETS['se-ml'].counting) }] : [],
  )
  return ((await gather({ root, files, modules }, new Set([name]))) as Facts)[name]
}

/** Qualified names of the calls that stand in source code, without first-party ones. */
export async function callNames(contents: Contents, roles: Readonly<Record<string, Role>> = {}): Promise<string[]> {
  const { calls } = await factsOf('names', contents, roles)
  return calls.filter(({ origin }) => origin !== 'first-party').map(({ name }) => name)
}

/** A repository of one module. */
export function only(...lines: readonly string[]): Contents {
  return { 'train.py': `${lines.join('\n')}\n` }
}
