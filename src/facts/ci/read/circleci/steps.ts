import { shellOptions } from '../../command/unwrap.ts'
import { combine, type Mask } from '../../effect.ts'
import type { Choices } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { Work } from '../../job.ts'
import { STOPPING_PIPES } from '../../script.ts'
import type { ShellMode } from '../../shell/state.ts'
import { entries, flag, get, inputs, list, type MaybeNode, text, type YamlNode } from '../../yaml/node.ts'
import { asWords, logicValue, parameterChoices, replaced } from './parameters.ts'

/** Commands of a configuration may use each other; nobody nests them deeper. */
const MOST_COMMANDS = 5

export interface StepContext {
  readonly root: YamlNode
  readonly choices: Choices
  /** Folder of the checkout, as the job names it. */
  readonly home: string
  readonly shell: string | undefined
  readonly mask?: Mask | undefined
  readonly depth: number
}

/** The work of a list of steps, local commands and conditional steps looked into. */
export function stepsWork(steps: MaybeNode, context: StepContext): Work[] {
  return list(steps)
    .slice(0, 200)
    .flatMap((step) => {
      const [[name, content] = [text(step) ?? '', undefined] as const] = entries(step)
      return stepWork(name, content, { step, context })
    })
}

interface StepPlace {
  readonly step: YamlNode
  readonly context: StepContext
}

function stepWork(name: string, content: MaybeNode, { step, context }: StepPlace): Work[] {
  if (name === 'run' || (name === 'deploy' && get(content, 'command'))) return content ? runWork(content, context) : []
  if (name === 'when' || name === 'unless') return conditionalWork(name, content, context)
  if (name === 'steps') return stepsWork(content, context)
  const command = get(context.root, 'commands', name)
  if (command && context.depth < MOST_COMMANDS) {
    const choices = parameterChoices(command, content, context.choices)
    return stepsWork(get(command, 'steps'), { ...context, choices, depth: context.depth + 1 })
  }
  return [{ use: useOf(context.root, name, content, step), mask: context.mask }]
}

/** Steps and jobs of an orb by the orb's full name; the system's own steps are tasks. */
export function useOf(root: YamlNode, name: string, content: MaybeNode, at: YamlNode) {
  const [alias = '', command] = name.split('/')
  const [orb, ref] = text(get(root, 'orbs', alias))?.split('@') ?? []
  const full = command === undefined ? name : `${orb ?? alias}/${command}`
  const kind = command === undefined ? ('task' as const) : ('orb' as const)
  return {
    kind,
    name: full,
    ...(ref === undefined ? {} : { ref }),
    inputs: inputs(content),
    at: { path: at.path, line: at.line },
  }
}

function conditionalWork(name: string, content: MaybeNode, context: StepContext): Work[] {
  const value = logicValue(get(content, 'condition'), context.choices)
  const holds = value === undefined ? undefined : value === (name === 'when')
  if (holds === false) return []
  const mask = holds === undefined ? { doubt: `it runs only under the condition of its \`${name}\`` } : undefined
  return stepsWork(get(content, 'steps'), { ...context, mask: combine(context.mask, mask) })
}

/** `run: text`, or a map with `command`. The default shell is `/bin/bash -eo pipefail`. */
function runWork(run: YamlNode, context: StepContext): Work[] {
  const command = run.kind === 'map' ? get(run, 'command') : run
  if (command?.kind !== 'text') return []
  const shell = text(get(run, 'shell')) ?? context.shell
  const script = {
    ...{ text: asWords(command.text), path: command.path, line: command.textLine, byLine: command.byLine },
    ...{ mode: modeOf(shell), folder: folderOf(run, context), variables: inputs(get(run, 'environment')) },
    mask: combine(context.mask, runMask(run)),
  }
  return [{ script, choices: context.choices }]
}

function modeOf(shell: string | undefined): ShellMode {
  return shell === undefined ? STOPPING_PIPES : shellOptions(shell.split(/\s+/))
}

function folderOf(run: YamlNode, { choices, home }: StepContext): string | undefined {
  const own = text(get(run, 'working_directory'))
  if (own === undefined) return ''
  const path = replaced(own, choices)
  return resolvePath('', path === home ? '.' : path.startsWith(`${home}/`) ? path.slice(home.length + 1) : path)
}

function runMask(run: YamlNode): Mask | undefined {
  if (text(get(run, 'when')) === 'on_fail')
    return { runs: 'otherwise', reason: '`when: on_fail`: it runs after a failure only' }
  return flag(get(run, 'background')) === true
    ? { reason: '`background: true`: its status is not looked at' }
    : undefined
}
