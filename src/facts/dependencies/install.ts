import { shellCommands, type Words } from '../read/words.ts'
import type { Dependency } from '../types/dependencies.ts'
import { parseCondaSpec } from './conda.ts'
import { type Declarations, declarations, dependency, merge, type Place, type Reference } from './found.ts'
import { resolvePath } from './paths.ts'
import { isPinned, isPinnedByConda } from './pinned.ts'
import { parseRequirement } from './requirement.ts'

/** Where a command stands, and the folder that its paths start from. */
export interface CommandPlace extends Place {
  readonly line: number
  /** Files are looked up beside this one: the top of the repository for CI, the Dockerfile's folder else. */
  readonly from: string
}

type Installer = 'pip' | 'conda' | 'conda-env'

/**
 * Packages that shell text installs: `pip install`, `python -m pip install`, `uv pip install`, `uv add`, `conda install`,
 * `mamba install`, `conda env create -f`. Words with a variable in them are left out.
 */
export function readInstalls(shell: string, place: CommandPlace): Declarations {
  // What a CI system or a template puts in holds spaces: `${{ github.sha }}`. It is one variable.
  const text = shell.replaceAll(/\$?\{\{[^{}]{0,200}\}\}/g, '$')
  return merge(shellCommands(text).map((words) => readCommand(words, place)))
}

function readCommand(words: Words, place: CommandPlace): Declarations {
  const found = findInstaller(words)
  if (!found) return declarations()
  const { installer, args } = found
  const { packages, files } = splitArguments(args, installer)
  const read = installer === 'pip' ? asPip : asConda
  return declarations({
    declared: installer === 'conda-env' ? [] : packages.flatMap((text) => read(text, place)),
    references: files.flatMap((file) => referenceTo(file, { place, installer })),
  })
}

/** The start of a command up to its verb. What stands before (`sudo`, `poetry run`, `--mount=...`) does not matter. */
const HEADS: readonly (readonly [RegExp, Installer])[] = [
  [/(^|[ /])pip[\d.]*( -\S+)* install$/, 'pip'],
  [/(^|[ /])(uv( -\S+)* add|pipx install)$/, 'pip'],
  [/(^|[ /])(micro)?(conda|mamba)( -\S+)* (install|create)$/, 'conda'],
  [/(^|[ /])(micro)?(conda|mamba) env (create|update)$/, 'conda-env'],
]

const VERBS = new Set(['install', 'add', 'create', 'update'])

/** Words before the verb: more of them are no installation. */
const LONGEST_HEAD = 10

/** The words after the verb, and what installs them. */
function findInstaller(words: Words): { installer: Installer; args: Words } | undefined {
  const verb = words.findIndex((word) => VERBS.has(word))
  if (verb < 0 || verb > LONGEST_HEAD || /^(echo|printf|grep)$/.test(words[0] ?? '')) return undefined
  const head = words.slice(0, verb + 1).join(' ')
  const found = HEADS.find(([pattern]) => pattern.test(head.slice(-200)))
  return found && { installer: found[1], args: words.slice(verb + 1) }
}

/** Options that take the next word. */
const WITH_VALUE = new Set(
  (
    '-i --index-url --extra-index-url -f --find-links --trusted-host -t --target --prefix --root --platform --python ' +
    '--python-version --implementation --abi --only-binary --no-binary --progress-bar --timeout --cache-dir --proxy ' +
    '--retries -n --name -p -c --channel --solver --log --group --extra --config-settings --upgrade-strategy --src ' +
    '--constraint --constraints --override --overrides --index-strategy --torch-backend --keyring-provider --resolution ' +
    '--prerelease --exclude-newer --link-mode -P --upgrade-package --refresh-package --reinstall-package --package ' +
    '--index --default-index --environment --build-isolation-package --report --certs --cert --subdir'
  ).split(' '),
)

const FILE_OPTIONS: Readonly<Record<Installer, ReadonlySet<string>>> = {
  pip: new Set(['-r', '--requirement', '--requirements']),
  conda: new Set(['--file']),
  'conda-env': new Set(['-f', '--file']),
}

function splitArguments(args: Words, installer: Installer): { packages: string[]; files: string[] } {
  const packages: string[] = []
  const files: string[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    const [option = '', value] = /^(--?[\w-]+)=(.+)$/.exec(word)?.slice(1) ?? [word]
    if (FILE_OPTIONS[installer].has(option)) files.push(value ?? args[++at] ?? '')
    else if (/^-r./.test(word) && installer === 'pip') files.push(word.slice(2))
    else if (/^-[a-zA-Z]+r$/.test(word) && installer === 'pip') files.push(args[++at] ?? '')
    else if (WITH_VALUE.has(word)) at++
    else if (isPackage(word)) packages.push(word)
  }
  return { packages, files }
}

/** A variable may stand for the version only: `torch==$VERSION`. */
function isPackage(word: string): boolean {
  return /^[A-Za-z0-9][^${}]*$/.test(word) || /^[A-Za-z0-9][\w.-]*(\[[\w,-]*\])?[<>=!~]=?[^<>=]*\$/.test(word)
}

function asPip(text: string, place: CommandPlace): Dependency[] {
  const requirement = parseRequirement(text)
  return requirement
    ? [dependency(place, { ...requirement, pinned: isPinned(requirement.spec), line: place.line })]
    : []
}

function asConda(text: string, place: CommandPlace): Dependency[] {
  const found = parseCondaSpec(text)
  if (!found || found.name === 'python') return []
  return [dependency(place, { ...found, pinned: isPinnedByConda(found.spec), line: place.line })]
}

function referenceTo(file: string, { place, installer }: { place: CommandPlace; installer: Installer }): Reference[] {
  const path = resolvePath(place.from, file)
  if (path === undefined) return []
  return [{ path, group: place.group, as: installer === 'conda-env' ? 'conda' : 'requirements' }]
}
