import { gather } from '../../src/facts/gather.ts'
import type { FactName, Facts, InspectedModule } from '../../src/facts/types.ts'
import type { Role } from '../../src/model.ts'
import { parsePython } from '../../src/parse/python.ts'
import { PRESETS } from '../../src/score/presets.ts'
import { listed, temporary, write } from '../facts/project.ts'

/** A project of Python files: its modules by path, and the facts that are asked for. */
export async function pythonProject<Name extends FactName>(
  contents: Readonly<Record<string, string>>,
  needs: readonly Name[],
  roles: Readonly<Record<string, Role>> = {},
): Promise<{ readonly modules: readonly InspectedModule[] } & Pick<Facts, Name>> {
  const root = temporary()
  write(root, contents)
  const files = listed(contents, roles)
  const modules = files.map(({ path, role }) => ({
    ...{ path, role },
    ...parsePython(String(contents[path]), PRESETS['se-ml'].counting),
  }))
  const facts = await gather({ root, files, modules }, new Set(needs))
  return { modules, ...(facts as Pick<Facts, Name>) }
}
