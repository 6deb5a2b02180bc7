import type { CiCommand, CiEffect } from '../types/ci.ts'
import { programName } from './command/program.ts'
import { type Invocation, unwrap } from './command/unwrap.ts'
import { masked } from './effect.ts'
import { type Choices, textsOf } from './expand/choices.ts'
import type { Call, Expansion } from './expand/expander.ts'
import { expand } from './expand/registry.ts'
import { TASK_RUNNERS } from './expand/tasks/runners.ts'
import { legsOf } from './legs.ts'
import type { Project } from './project.ts'
import { placeIn, type Script } from './script.ts'
import { runShell } from './shell/run.ts'
import type { Ran } from './shell/state.ts'

/** Files that a command is followed through; deeper ones say `unresolved`. */
const MOST_FILES = 2

/** Steps of one chain, however few files they are in. */
const MOST_STEPS = 12

const MOST_TEXT = 400
const MOST_ARGUMENTS = 60

/** How many commands may still be kept; shared by all jobs. */
export interface Budget {
  left: number
  exceeded: boolean
}

export interface CommandSource {
  readonly script: Script
  readonly effect: CiEffect
  readonly choices: Choices
  /** Where the script was come from, ready to print; empty for a script in the CI file. */
  readonly from: string
}

/** What following commands takes. */
interface Following {
  readonly project: Project
  readonly budget: Budget
}

/** The commands of a script with all that they stand for, in the order in which they run. */
export async function commandsOf(source: CommandSource, { project, budget }: Following): Promise<CiCommand[]> {
  const kept: Kept = { commands: [], keys: new Set() }
  const way: Way = { effect: source.effect, origin: source.from, files: [], keys: [] }
  for (const choices of legsOf(source.script.text, source.choices))
    await new CommandWalk({ project, choices, budget, kept }).script(source.script, way)
  return kept.commands
}

/** The way from the CI file to a script. */
interface Way {
  readonly effect: CiEffect
  readonly origin: string
  /** Files behind the CI file. */
  readonly files: readonly string[]
  /** Scripts that are open, so that cycles end. */
  readonly keys: readonly string[]
}

/** A function that a script calls many times says the same each time, as do the legs of a matrix. */
interface Kept {
  readonly commands: CiCommand[]
  readonly keys: Set<string>
}

class CommandWalk {
  readonly #kept: Kept
  readonly #project: Project
  readonly #choices: Choices
  readonly #budget: Budget

  constructor({ project, choices, budget, kept }: Following & { choices: Choices; kept: Kept }) {
    this.#kept = kept
    this.#project = project
    this.#choices = choices
    this.#budget = budget
  }

  async script(script: Script, way: Way): Promise<void> {
    const effect = masked(way.effect, script.mask)
    const variables = new Map(Object.entries(script.variables ?? {}))
    for (const ran of runShell({
      ...script,
      effect,
      variables,
      values: (word, known) => textsOf(word, this.#choices, known),
    })) {
      const [first = ''] = ran.words
      const starts = first.startsWith('$') ? textsOf(first, this.#choices, ran.variables) : [first]
      for (const start of starts) {
        const words = start === first ? ran.words : [...start.split(/\s+/), ...ran.words.slice(1)]
        await this.#command({ ran: { ...ran, words }, script, way })
      }
    }
  }

  async #command(step: Step, retries = 3): Promise<void> {
    const expanded = await this.#expanded(step.ran)
    const { executable, inner } = expanded.call
    if (executable === '' || isSubstitution(executable)) return
    if (inner) return this.#inner(step, inner)
    const instead = standsFor(expanded)
    if (instead.length > 0 && retries > 0)
      return this.#command({ ...step, ran: { ...step.ran, words: instead } }, retries - 1)
    if (this.#budget.left-- <= 0) this.#budget.exceeded = true
    else await this.#keep(step, expanded)
  }

  /** `pdm run name` is a task where there is one of that name, else the command `name`. */
  async #expanded(ran: Ran): Promise<Expanded> {
    const task = unwrap(ran.words, TASK_RUNNERS)
    const tasks = TASK_RUNNERS.has(task.program) ? await expand(this.#callOf(task, ran)) : undefined
    if (tasks) return { call: task, expansion: tasks }
    const call = unwrap(ran.words)
    return { call, expansion: await expand(this.#callOf(call, ran)) }
  }

  #callOf(call: Invocation, { variables, folder, mode }: Ran): Call {
    const own = new Map(variables)
    for (const word of call.assignments) own.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
    const values = (word: string) => textsOf(word, this.#choices, own)
    return { ...call, variables: own, folder, mode, project: this.#project, values }
  }

  /** `bash -c "…"`: its commands stand where the text stands. */
  async #inner({ ran, script, way }: Step, { text, errexit, pipefail }: Inner): Promise<void> {
    if (way.keys.length >= MOST_STEPS) return
    const { path, line } = placeIn(script, ran.line)
    const place = { path, line, byLine: false, places: undefined, folder: ran.folder }
    const nested: Script = { ...script, ...place, text, mode: { errexit, pipefail }, mask: undefined }
    await this.script(nested, { ...way, effect: ran.effect, keys: [...way.keys, text] })
  }

  async #keep(step: Step, { call, expansion }: Expanded): Promise<void> {
    const { ran, way } = step
    const origin = originOf(step)
    const effect = masked(ran.effect, exitZero(call.args))
    const key = JSON.stringify([origin, call.program, call.args, effect, ran.folder])
    if (this.#kept.keys.has(key)) return
    this.#kept.keys.add(key)
    const scripts = expansion && 'scripts' in expansion ? expansion.scripts : []
    const followed = scripts.filter((one) => isFollowed(one, way))
    const unresolved = whyNot(expansion, followed)
    this.#kept.commands.push({
      ...{ ...written(call), text: shorten(ran.text, MOST_TEXT), origin },
      ...whereIs(step),
      ...{ ...effect, expanded: followed.length > 0 },
      ...(unresolved === undefined ? {} : { unresolved }),
    })
    for (const one of followed) await this.script(one, { effect, origin, ...passing(one, way) })
  }
}

/** A command that runs, in its script, with the way there. */
interface Step {
  readonly ran: Ran
  readonly script: Script
  readonly way: Way
}

type Inner = NonNullable<Invocation['inner']>

/** Words of the command that stands for this one. */
function standsFor({ expansion }: Expanded): readonly string[] {
  return expansion && 'instead' in expansion ? expansion.instead : []
}

function written({ program, args, wrappers }: Invocation): Pick<CiCommand, 'program' | 'args' | 'wrappers'> {
  const shown = args.slice(0, MOST_ARGUMENTS).map((arg) => shorten(arg, MOST_TEXT))
  return { program: shorten(program, 200), args: shown, wrappers }
}

/** Where the command is written, the hook that it stands for, and the folder it runs in. */
function whereIs({ ran, script }: Step): Pick<CiCommand, 'at' | 'hook' | 'folder' | 'folderUnknown'> {
  return {
    at: placeIn(script, ran.line),
    ...(script.hook === undefined ? {} : { hook: script.hook }),
    ...(ran.folder ? { folder: ran.folder } : {}),
    ...(ran.folder === undefined ? { folderUnknown: true } : {}),
  }
}

/** What a substitution prints is run: that cannot be told. Variables of make and tox look alike. */
function isSubstitution(word: string): boolean {
  return /^(?:\$\([^)]*\s|`|\$[@*])/.test(word) && programName(word) === word
}

interface Expanded {
  readonly call: Invocation
  readonly expansion: Expansion | undefined
}

function originOf({ ran, script, way: { origin } }: Step): string {
  const { path, line } = placeIn(script, ran.line)
  const here = `${path}:${line}${script.name === undefined ? '' : ` (${script.name})`}`
  if (origin === '') return here
  return origin.endsWith(here) ? origin : `${origin} -> ${here}`
}

/** Files and scripts that are open inside a script. */
function passing(script: Script, way: Way): Pick<Way, 'files' | 'keys'> {
  const files = way.files.includes(script.path) ? way.files : [...way.files, script.path]
  return { files, keys: [...way.keys, keyOf(script)] }
}

function keyOf({ path, name, line }: Script): string {
  return `${path} ${name ?? ''} ${line}`
}

/** Not into a cycle, not too deep. Hooks are commands by themselves, whatever file names them. */
function isFollowed(script: Script, { files, keys }: Way): boolean {
  const deep = !files.includes(script.path) && files.length >= MOST_FILES && script.hook === undefined
  return !deep && keys.length < MOST_STEPS && !keys.includes(keyOf(script))
}

function whyNot(expansion: Expansion | undefined, followed: readonly Script[]): string | undefined {
  if (expansion === undefined || 'instead' in expansion) return undefined
  if ('unresolved' in expansion) return expansion.unresolved
  return followed.length === 0 ? 'it stands for commands that are not followed: too deep, or a cycle' : undefined
}

/** Options by which a tool reports and still succeeds: flake8, pylint, ruff and bandit; safety; checkov; hadolint. */
const EXIT_ZERO = new Set(['--exit-zero', '--continue-on-error', '--soft-fail', '--no-fail', '--exit-code=0'])

function exitZero(args: readonly string[]) {
  const option = args.find((arg) => EXIT_ZERO.has(arg))
  return option === undefined ? undefined : { reason: `\`${option}\` makes it succeed whatever it finds` }
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
