import { isAssignment } from '../shell/outcome.ts'
import { moduleProgram, programName } from './program.ts'
import { WRAPPERS, type Wrapper } from './wrappers.ts'

/** A command without what only runs it. */
export interface Invocation {
  readonly program: string
  readonly args: readonly string[]
  /** The program as written, with its folder. */
  readonly executable: string
  readonly wrappers: readonly string[]
  /** `NAME=value` found between the wrappers. */
  readonly assignments: readonly string[]
  /** Script of `bash -c '…'`. */
  readonly inner?: InnerScript
}

export interface InnerScript {
  readonly text: string
  readonly errexit: boolean
  readonly pipefail: boolean
}

/** More wrappers than anyone nests. */
const MOST_WRAPPERS = 12

interface Unwrapping {
  words: readonly string[]
  readonly wrappers: string[]
  readonly assignments: string[]
  readonly kept: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * Finds the command that really runs: `poetry run coverage run -m pytest tests` is `pytest tests`.
 * @param kept programs that are not taken off: what they run may be a task by name
 */
export function unwrap(words: readonly string[], kept: ReadonlySet<string> = NOTHING): Invocation {
  const state: Unwrapping = { words, wrappers: [], assignments: [], kept }
  for (let step = 0; step < MOST_WRAPPERS && takeOff(state); step++) {}
  return finish(state)
}

/** Takes one layer off; `false` when there is none. */
function takeOff(state: Unwrapping): boolean {
  const [first = '', second] = state.words
  if (first === 'if' || (first.startsWith('$') && second === '=')) return takeWindows(state, first)
  if (isAssignment(first)) return takeAssignment(state)
  const name = programName(first)
  if (state.kept.has(name)) return false
  if (name === 'python') return takeModule(state)
  const compose = name === 'docker' && state.words[1] === 'compose'
  return takeWrapper(state, compose ? 'docker compose' : name, compose ? 2 : 1)
}

/** PowerShell's `$name = command` and cmd's `if condition command`. */
function takeWindows(state: Unwrapping, first: string): boolean {
  const words = state.words.filter((word, index) => index === 0 || !/^(?:\/i|not)$/i.test(word))
  const test = words[1] ?? ''
  const length = /^(?:exist|defined|errorlevel)$/i.test(test) ? 3 : test.includes('==') ? 2 : 4
  state.words = words.slice(first === 'if' ? length : 2)
  return state.words.length > 0
}

function takeAssignment(state: Unwrapping): boolean {
  state.assignments.push(state.words[0]!)
  state.words = state.words.slice(1)
  return state.words.length > 0
}

/** Options of the interpreter that take a value. */
const PYTHON_VALUES = ['-W', '-X', '--check-hash-based-pycs']

/** `python -m module` and `python -mmodule` run the module. */
function takeModule(state: Unwrapping): boolean {
  const at = state.words.findIndex((word, index) => index > 0 && /^-m/.test(word))
  const before = skipOptions(state.words, 1, PYTHON_VALUES, state.words[at])
  const attached = state.words[at] === '-m' ? undefined : state.words[at]?.slice(2)
  const module = attached ?? state.words[at + 1]
  if (at < 0 || before !== at || module === undefined) return false
  state.words = [moduleProgram(module), ...state.words.slice(at + (attached === undefined ? 2 : 1))]
  state.wrappers.push('python -m')
  return true
}

function takeWrapper(state: Unwrapping, name: string, from: number): boolean {
  const wrapper = WRAPPERS[name]
  if (wrapper === undefined || !Object.hasOwn(WRAPPERS, name) || wrapper.unless?.includes(state.words[1] ?? ''))
    return false
  const command = commandStart(state.words, wrapper, from)
  const start = command === undefined ? undefined : state.words[command.at]
  if (command === undefined || start === undefined || (start.startsWith('-') && command.prefix.length === 0))
    return false
  state.wrappers.push(command.verb === '' ? name : `${name} ${command.verb}`)
  state.words = [...command.prefix, ...state.words.slice(command.at)]
  return true
}

interface CommandStart {
  readonly at: number
  readonly verb: string
  readonly prefix: readonly string[]
}

function commandStart(words: readonly string[], wrapper: Wrapper, from: number): CommandStart | undefined {
  const values = wrapper.values ?? []
  const verbAt = wrapper.verbs ? skipOptions(words, from, values) : from
  const verb = wrapper.verbs?.find((one) => words.slice(verbAt, verbAt + one.split(' ').length).join(' ') === one)
  if (wrapper.verbs && verb === undefined) return undefined
  const afterVerb = verb === undefined ? from : verbAt + verb.split(' ').length
  if (wrapper.behind) return behind(words, wrapper.behind, verb ?? '')
  const at = skipOptions(words, afterVerb, values, '-m') + (wrapper.skip ?? 0)
  const runsModule = words[at] === '-m' || words[at] === '--module'
  return { at: skipNumber(words, at), verb: verb ?? '', prefix: runsModule ? ['python'] : [] }
}

function behind(words: readonly string[], marks: readonly string[], verb: string): CommandStart | undefined {
  const mark = words.findIndex((word) => marks.includes(word))
  return mark < 0 ? undefined : { at: mark + 1, verb, prefix: [] }
}

/** `travis_wait 30 command`. */
function skipNumber(words: readonly string[], at: number): number {
  return words[0] === 'travis_wait' && /^\d+$/.test(words[at] ?? '') ? at + 1 : at
}

/** Index of the first word that is no option; `stop` is an option that ends them. */
function skipOptions(words: readonly string[], from: number, values: readonly string[], stop = ''): number {
  let at = from
  while (words[at]?.startsWith('-') && (words[at] !== stop || values.includes(stop))) {
    if (words[at] === '--') return at + 1
    at += values.includes(words[at]!) ? 2 : 1
  }
  return at
}

function finish({ words, wrappers, assignments }: Unwrapping): Invocation {
  const [executable = '', ...args] = words
  const base = { executable, wrappers, assignments }
  const inner = innerScript(programName(executable), args)
  if (inner) return { ...base, program: programName(executable), args, inner }
  if (/\.py$/.test(executable)) return { ...base, program: 'python', args: [executable, ...args] }
  return { ...base, program: programName(executable), args }
}

const SHELLS = new Set(['bash', 'sh', 'dash', 'zsh', 'ksh', 'ash'])

/** Text of `bash -c text`, `eval text`, `su -c text`. */
function innerScript(program: string, args: readonly string[]): InnerScript | undefined {
  if (program === 'eval') return { text: args.join(' '), errexit: false, pipefail: false }
  if (!SHELLS.has(program) && program !== 'su' && program !== 'script') return undefined
  const at = args.findIndex((arg) => /^-\w*c$/.test(arg))
  const text =
    at < 0 ? undefined : args.slice(at + 1).find((arg) => !/^[-+]/.test(arg) && arg !== 'pipefail' && arg !== 'errexit')
  if (text === undefined) return undefined
  const options = args.slice(0, args.indexOf(text))
  return { text, ...shellOptions(options) }
}

/** What the options of a shell say of its mode: `-eo pipefail`. */
export function shellOptions(options: readonly string[]): { errexit: boolean; pipefail: boolean } {
  const errexit = options.some((option) => /^-[a-zA-Z]*e/.test(option) || option === 'errexit')
  return { errexit, pipefail: options.includes('pipefail') }
}

export function isShell(program: string): boolean {
  return SHELLS.has(program)
}
