import { Broken } from '../read/broken.ts'
import { pythonTokens } from '../read/pythonTokens.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, merge } from './found.ts'
import { groupOfName } from './group.ts'
import { readList } from './list.ts'
import { isEmpty, type Literal } from './literal.ts'
import { resolvePath } from './paths.ts'
import { readScript, resolve } from './script.ts'

/** Arguments of `setup()` that list requirements. */
const LISTS: Readonly<Record<string, DependencyGroup>> = {
  install_requires: 'runtime',
  tests_require: 'development',
  setup_requires: 'development',
  extras_require: 'optional',
}

/** Characters. A call inside a call is read again for each of them, so the time grows with the square. */
const LENGTH_LIMIT = 200_000

/**
 * Reads the literal lists of setup.py without running it: names, `+`, dictionaries of lists, and files that are read
 * line by line. What is computed in another way is a problem.
 */
export function readSetupPy(text: string, path: string): Declarations {
  if (text.length > LENGTH_LIMIT) throw new Broken(`more than ${LENGTH_LIMIT} characters`)
  const script = readScript(pythonTokens(text), new Set(Object.keys(LISTS)))
  const found = script.arguments.map(({ name, line, value }) => {
    const declared = readValue(resolve(value, script), { path, group: LISTS[name] ?? 'runtime' })
    return isMissed(declared, value) ? declarations({ problems: [computed(name, path, line)] }) : declared
  })
  return merge(found)
}

interface Place {
  readonly path: string
  readonly group: DependencyGroup
  readonly groupName?: string
}

function readValue({ items, files, entries }: Literal, place: Place): Declarations {
  const paths = files.map((file) => resolvePath(place.path, file)).filter((path) => path !== undefined)
  return merge([
    readList(items, { source: 'setup.py', ...place }),
    declarations({ references: paths.map((path) => ({ path, as: 'requirements', group: place.group })) }),
    ...entries.map(({ key, value }) => readValue(value, { path: place.path, group: groupOfName(key), groupName: key })),
  ])
}

/** Something is given, and nothing could be read of it. */
function isMissed({ declared, references }: Declarations, value: Literal): boolean {
  return declared.length === 0 && references.length === 0 && !isEmpty(value)
}

function computed(name: string, path: string, line: number) {
  return { at: { path, line }, reason: `${name} is computed: it cannot be read without running setup.py` }
}
