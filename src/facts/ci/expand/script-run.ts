import { resolvePath } from '../folder.ts'
import { type Arguments, type Call, optionValues, parseArguments } from './expander.ts'

/** Which scripts of package.json a command runs, and in which packages. */
export interface ScriptRun {
  readonly names: readonly string[]
  readonly folder: string | undefined
  /** Packages below the folder, all where it is empty; absent for the package of the folder itself. */
  readonly packages?: readonly string[]
  /** Said to be a script: `npm run name`. */
  readonly explicit: boolean
  /** Where there is no such script, a program of this name. */
  readonly program: boolean
}

/** Reads the command line of a package manager, or of a runner over packages; undefined when it runs no script. */
export function readRun(call: Call): ScriptRun | undefined {
  return Object.hasOwn(READERS, call.program) ? READERS[call.program]!(call) : undefined
}

const FOLDER = ['--prefix', '--cwd', '-C', '--dir']

/** Subcommands that run the script of the same name (npm: test, start, stop, restart). */
const LIFECYCLE: Readonly<Record<string, string>> = { t: 'test', tst: 'test', test: 'test', start: 'start' }

/** What package managers do themselves; a script or program of such a name needs `run`. */
const OWN = new Set(
  'add audit bin cache check ci clean config constraints create dedupe deploy dlx doctor env exec explain fetch global help i import info init install licenses link list login logout ls node npm outdated pack patch plugin policies prune publish rebuild remove rm search self-update set setup stage store un uninstall unlink unplug up update upgrade version versions view whoami why workspace workspaces'.split(
    ' ',
  ),
)

const READERS: Readonly<Record<string, (call: Call) => ScriptRun | undefined>> = {
  npm: (call) => plain(call, [...FOLDER, '-w', '--workspace']),
  bun: (call) => plain(call, [...FOLDER, '--filter', '-F']),
  pnpm: (call) => plain(call, [...FOLDER, '--filter', '-F', '--filter-prod', '--workspace-concurrency', '--reporter']),
  yarn: (call) => (/^workspaces?$/.test(call.args[0] ?? '') ? yarnWorkspaces(call) : plain(call, FOLDER)),
  lerna: (call) => (call.args[0] === 'run' ? overAll(call, call.args.slice(1, 2)) : undefined),
  turbo: (call) => overAll(call, wordsOf(call.args[0] === 'run' ? call.args.slice(1) : call.args)),
  nx: nxTargets,
}

function plain(call: Call, valued: readonly string[]): ScriptRun | undefined {
  const { options, words } = parseArguments(call.args, valued)
  const explicit = words[0] === 'run' || words[0] === 'run-script'
  const [first = ''] = words
  const bare = call.program === 'npm' || OWN.has(first) ? undefined : first || undefined
  const name = explicit ? words[1] : (LIFECYCLE[first] ?? bare)
  if (name === undefined) return undefined
  const folder = optionValues(options, ...FOLDER).reduce<string | undefined>(resolvePath, call.folder)
  const packages = packagesOf(options)
  return {
    names: [name],
    folder,
    ...(packages && { packages }),
    explicit,
    program: name === bare && LIFECYCLE[name] === undefined,
  }
}

function packagesOf(options: Arguments['options']): readonly string[] | undefined {
  const named = optionValues(options, '-w', '--workspace', '--filter', '-F', '--filter-prod')
  if (named.length > 0) return named
  return ['-r', '--recursive', '--workspaces', '-ws', '--ws'].some((option) => options.has(option)) ? [] : undefined
}

/** `yarn workspaces run name`, `yarn workspaces foreach -A run name`, `yarn workspace web name`. */
function yarnWorkspaces({ args: [kind, ...rest], folder }: Call): ScriptRun | undefined {
  const run = rest.indexOf('run')
  const name = run >= 0 ? rest[run + 1] : kind === 'workspace' ? rest[1] : undefined
  if (name === undefined || OWN.has(name)) return undefined
  return {
    names: [name],
    folder,
    packages: kind === 'workspace' ? rest.slice(0, 1) : [],
    explicit: true,
    program: false,
  }
}

function overAll({ folder }: Call, names: readonly string[]): ScriptRun | undefined {
  return names.length === 0 ? undefined : { names, folder, packages: [], explicit: true, program: false }
}

/** `nx run-many -t lint test`, `nx affected --target=test`. */
function nxTargets(call: Call): ScriptRun | undefined {
  if (!/^(run-many|affected)$/.test(call.args[0] ?? '')) return undefined
  const { options } = parseArguments(call.args, ['--target', '--targets', '-t'])
  const at = call.args.findIndex((arg) => arg === '-t' || arg === '--targets')
  const more = at < 0 ? [] : wordsOf(call.args.slice(at + 1))
  const names = [...optionValues(options, '--target', '--targets', '-t'), ...more].flatMap((one) => one.split(','))
  return overAll(call, [...new Set(names)])
}

/** Words up to the first option. */
function wordsOf(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg.startsWith('-'))
  return end < 0 ? args : args.slice(0, end)
}
