import type { CiCommand, CiEffect } from '../types/ci.ts'
import { type Invocation, unwrap } from './command/unwrap.ts'
import { masked } from './effect.ts'
import { type Choices, textsOf } from './expand/choices.ts'
import type { Call } from './expand/expander.ts'
import { expand } from './expand/registry.ts'
import { TASK_RUNNERS } from './expand/tasks/runners.ts'
import { legsOf } from './legs.ts'
import type { Project } from './project.ts'
import { placeIn, type Script } from './script.ts'
import { runShell } from './shell/run.ts'
import type { Ran } from './shell/state.ts'
import { isFollowed, MOST_STEPS, originOf, passing, type Step, type Way } from './way.ts'
import {
  type Expanded,
  exitZero,
  isSubstitution,
  MOST_TEXT,
  shorten,
  standsFor,
  whereIs,
  whyNot,
  written,
} from './written.ts'

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

type Inner = NonNullable<Invocation['inner']>
