import type { ProjectFile } from '../types.ts'
import { isCondaFile, readConda, readPythonEnv } from './conda.ts'
import { readDockerfile } from './dockerfile.ts'
import type { Declarations } from './found.ts'
import { groupOfFile, groupOfRole } from './group.ts'
import { isLockFile } from './locks.ts'
import { readNotebookInstalls } from './notebook.ts'
import { readPipfile } from './pipfile.ts'
import { readPixiToml } from './pixi.ts'
import { readPyproject } from './pyproject.ts'
import { isRequirementsFile, readRequirements } from './requirementsFile.ts'
import { readSetupCfg } from './setupCfg.ts'
import { readSetupPy } from './setupPy.ts'

/** A form in which dependencies are declared. */
interface Form {
  matches(file: ProjectFile): boolean
  read(text: string, file: ProjectFile): Declarations | Promise<Declarations>
}

const named =
  (pattern: RegExp) =>
  ({ path }: ProjectFile): boolean =>
    pattern.test(path)

/** All forms; a file has the first that matches. */
const FORMS: readonly Form[] = [
  { matches: named(/(^|\/)pyproject\.toml$/), read: (text, { path }) => readPyproject(text, path) },
  { matches: named(/(^|\/)Pipfile$/), read: (text, { path }) => readPipfile(text, path) },
  { matches: named(/(^|\/)setup\.cfg$/), read: (text, { path }) => readSetupCfg(text, path) },
  { matches: named(/(^|\/)setup\.py$/), read: (text, { path }) => readSetupPy(text, path) },
  { matches: named(/(^|\/)pixi\.toml$/), read: (text, { path }) => readPixiToml(text, path) },
  { matches: named(/(^|\/)python_env\.ya?ml$/), read: (text, { path }) => readPythonEnv(text, path) },
  {
    matches: ({ path }) => isRequirementsFile(path),
    read: (text, file) => readRequirements(text, file, groupOf(file)),
  },
  { matches: ({ path }) => isCondaFile(path), read: (text, file) => readConda(text, file.path, groupOf(file)) },
  {
    matches: ({ kind }) => kind === 'dockerfile',
    read: (text, file) => readDockerfile(text, file.path, groupOf(file)),
  },
  {
    matches: ({ kind, path }) => kind === 'notebook' && path.endsWith('.ipynb'),
    read: (text, file) => readNotebookInstalls(text, file.path, groupOfRole(file.role)),
  },
]

/** How to read a file that declares dependencies; undefined when it does not. */
export function formOf(file: ProjectFile): Form | undefined {
  return isLockFile(file.path) ? undefined : FORMS.find(({ matches }) => matches(file))
}

function groupOf({ path, role }: ProjectFile) {
  return groupOfFile(path, role)
}
