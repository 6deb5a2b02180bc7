import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { textsOf } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { Work } from '../../job.ts'
import { lineScript, quoteWords, SINGLE, WINDOWS } from '../../script.ts'
import { flag, get, inputs, text, type YamlNode } from '../../yaml/node.ts'
import { expandItems, type Scope, type Scoped } from './templates.ts'

export interface StepContext {
  readonly conditional: Conditional
  readonly windows: boolean
}

/** The work of a list of steps, local templates put in. */
export async function stepsWork(steps: YamlNode | undefined, scope: Scope, context: StepContext): Promise<Work[]> {
  const items = await expandItems(steps, 'steps', scope)
  return items.flatMap((item) => stepWork(item, context))
}

function stepWork({ node, scope }: Scoped, context: StepContext): Work[] {
  const conditional = { ...context.conditional, choices: new Map([...context.conditional.choices, ...scope.choices]) }
  const mask = combine(scope.mask, stepMask(node, conditional))
  const task = text(get(node, 'task'))
  const key = ['script', 'bash', 'pwsh', 'powershell'].find((one) => get(node, one))
  if (key !== undefined) return scriptWork(node, get(node, key)!, { key, mask, scope, context })
  return task === undefined ? [] : taskWork(node, task, { key: 'script', mask, scope, context })
}

function stepMask(node: YamlNode, conditional: Conditional): Mask | undefined {
  return combine(
    flag(get(node, 'enabled')) === false ? { runs: 'never', reason: '`enabled: false`' } : undefined,
    flag(get(node, 'continueOnError')) === true ? { reason: '`continueOnError: true` in its step' } : undefined,
    conditionMask(text(get(node, 'condition')), conditional),
  )
}

interface Step {
  readonly key: string
  readonly mask: Mask | undefined
  readonly scope: Scope
  readonly context: StepContext
}

/** Scripts are started as `bash --noprofile --norc file`, without `-e`: the last command decides. */
function scriptWork(node: YamlNode, content: YamlNode, { key, mask, scope, context }: Step): Work[] {
  if (content.kind !== 'text') return []
  const flat = key === 'pwsh' || key === 'powershell' || (key === 'script' && context.windows)
  const own = text(get(node, 'workingDirectory')) ?? text(get(node, 'inputs', 'workingDirectory'))
  const folder = own === undefined ? '' : resolvePath('', textsOf(own, scope.choices, new Map())[0]!)
  const place = { path: content.path, line: content.textLine, byLine: content.byLine, folder, mask }
  return [
    {
      script: { ...place, text: content.text, mode: flat ? WINDOWS : SINGLE, variables: inputs(get(node, 'env')) },
      choices: scope.choices,
    },
  ]
}

/** Tasks that run a script or build an image of the repository are read; the others are known by name. */
function taskWork(node: YamlNode, task: string, step: Step): Work[] {
  const [name = '', ref] = task.split('@')
  const values = inputs(get(node, 'inputs'))
  const use = {
    kind: 'task' as const,
    name,
    ...(ref === undefined ? {} : { ref }),
    inputs: values,
    at: { path: node.path, line: node.line },
  }
  const inline = /^(?:Bash|CmdLine|PowerShell|ShellScript)$/.test(name) ? get(node, 'inputs', 'script') : undefined
  const key = name === 'PowerShell' ? 'pwsh' : name === 'Bash' ? 'bash' : 'script'
  if (inline) return scriptWork(node, inline, { ...step, key })
  const command = taskCommand(name, values)
  const place = { path: node.path, line: node.line, folder: '', mask: step.mask }
  const script =
    command === undefined ? [] : [{ script: lineScript({ ...place, text: command }), choices: step.scope.choices }]
  return [{ use, mask: step.mask }, ...script]
}

function taskCommand(name: string, values: Readonly<Record<string, string>>): string | undefined {
  const file = values.filePath ?? values.scriptPath
  if ((name === 'Bash' || name === 'ShellScript') && file)
    return `bash ${quoteWords([file])} ${values.arguments ?? values.args ?? ''}`
  if (name === 'PythonScript' && file) return `python ${quoteWords([file])} ${values.arguments ?? ''}`
  const builds = name === 'Docker' && /^build/.test(values.command ?? 'buildAndPush')
  return builds
    ? `docker build -f ${quoteWords([(values.Dockerfile ?? 'Dockerfile').replace('**/', '')])} .`
    : undefined
}
