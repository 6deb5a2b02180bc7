import { given } from '../../../../given.ts'
import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { textsOf } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { Work } from '../../job.ts'
import { lineScript, quoteWords, SINGLE, WINDOWS } from '../../script.ts'
import { flag, get, inputs, text, type YamlNode } from '../../yaml/node.ts'
import { expandItems, type Scope, type Scoped } from './templates.ts'

/** What holds for the steps of a job. */
export interface StepContext {
  readonly scope: Scope
  readonly conditional: Conditional
  readonly windows: boolean
}

/** The work of a list of steps, local templates put in. */
export async function stepsWork(steps: YamlNode | undefined, context: StepContext): Promise<Work[]> {
  const items = await expandItems(steps, { ...context.scope, key: 'steps' })
  return items.flatMap((item) => stepWork(item, context))
}

function stepWork({ node, scope }: Scoped, { conditional, windows }: StepContext): Work[] {
  const choices = new Map([...conditional.choices, ...scope.choices])
  const mask = combine(scope.mask, stepMask(node, { ...conditional, choices }))
  const shell = SHELLS.find((one) => get(node, one))
  const step = { node, shell: shell ?? 'script', mask, scope, windows }
  return shell === undefined ? taskWork(step) : scriptWork(get(node, shell)!, step)
}

const SHELLS = ['script', 'bash', 'pwsh', 'powershell']

function stepMask(node: YamlNode, conditional: Conditional): Mask | undefined {
  return combine(
    flag(get(node, 'enabled')) === false ? { runs: 'never', reason: '`enabled: false`' } : undefined,
    flag(get(node, 'continueOnError')) === true ? { reason: '`continueOnError: true` in its step' } : undefined,
    conditionMask(text(get(node, 'condition')), conditional),
  )
}

interface Step {
  readonly node: YamlNode
  /** The shell, as the key of a step calls it; `script` is the one of the system. */
  readonly shell: string
  readonly mask: Mask | undefined
  readonly scope: Scope
  readonly windows: boolean
}

/** Scripts are started as `bash --noprofile --norc file`, without `-e`: the last command decides. */
function scriptWork(content: YamlNode, step: Step): Work[] {
  if (content.kind !== 'text') return []
  const { node, mask, scope } = step
  const place = { path: content.path, line: content.textLine, byLine: content.byLine, folder: folderOf(step), mask }
  return [
    {
      script: {
        ...place,
        text: content.text,
        mode: isOfWindows(step) ? WINDOWS : SINGLE,
        variables: inputs(get(node, 'env')),
      },
      choices: scope.choices,
    },
  ]
}

function isOfWindows({ shell, windows }: Step): boolean {
  return shell === 'pwsh' || shell === 'powershell' || (shell === 'script' && windows)
}

function folderOf({ node, scope }: Step): string | undefined {
  const own = text(get(node, 'workingDirectory')) ?? text(get(node, 'inputs', 'workingDirectory'))
  return own === undefined ? '' : resolvePath('', textsOf(own, scope.choices, new Map())[0]!)
}

/** Tasks that run a script or build an image of the repository are read; the others are known by name. */
function taskWork(step: Step): Work[] {
  const { node, mask, scope } = step
  const task = text(get(node, 'task'))
  if (task === undefined) return []
  const [name = '', ref] = task.split('@')
  const inline = /^(?:Bash|CmdLine|PowerShell|ShellScript)$/.test(name) ? get(node, 'inputs', 'script') : undefined
  if (inline) return scriptWork(inline, { ...step, shell: SHELL_OF_TASK[name] ?? 'script' })
  const values = inputs(get(node, 'inputs'))
  const use = given({ kind: 'task' as const, name, ref, inputs: values, at: { path: node.path, line: node.line } })
  const command = taskCommand(name, values)
  if (command === undefined) return [{ use, mask }]
  const script = lineScript({ path: node.path, line: node.line, folder: '', mask, text: command })
  return [
    { use, mask },
    { script, choices: scope.choices },
  ]
}

const SHELL_OF_TASK: Readonly<Record<string, string>> = { PowerShell: 'pwsh', Bash: 'bash' }

type Inputs = Readonly<Record<string, string>>

/** The command that a task runs on files of the repository. */
function taskCommand(name: string, values: Inputs): string | undefined {
  if (name === 'Docker') return imageCommand(values)
  const file = values.filePath ?? values.scriptPath
  if (!file) return undefined
  if (name === 'PythonScript') return `python ${quoteWords([file])} ${values.arguments ?? ''}`
  return name === 'Bash' || name === 'ShellScript'
    ? `bash ${quoteWords([file])} ${values.arguments ?? values.args ?? ''}`
    : undefined
}

function imageCommand({ command = 'buildAndPush', Dockerfile = 'Dockerfile' }: Inputs): string | undefined {
  return command.startsWith('build') ? `docker build -f ${quoteWords([Dockerfile.replace('**/', '')])} .` : undefined
}
