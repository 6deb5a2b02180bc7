import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { type Choices, textsOf } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { Reading, Work } from '../../job.ts'
import { lineScript, quoteWords } from '../../script.ts'
import { firstDocument, loadYaml } from '../../yaml/load.ts'
import { flag, get, inputs, list, type MaybeNode, text, type YamlNode } from '../../yaml/node.ts'
import { withVariables } from './matrix.ts'
import { githubShell } from './shell.ts'

/** GitHub allows ten levels of local actions; nobody needs more than a few. */
const MOST_ACTIONS = 3

/** What steps inherit from their job or from the action they stand in. */
export interface StepContext {
  readonly reading: Reading
  readonly conditional: Conditional
  readonly labels: readonly string[]
  readonly shell?: string | undefined
  /** Where commands run, unless a step says otherwise; undefined is a folder that cannot be told. */
  readonly folders: readonly (string | undefined)[]
  /** Where the steps were come from, ready to print. */
  readonly from: string
  readonly mask?: Mask | undefined
  readonly depth: number
}

/** The work of a list of steps: their scripts, the actions they use, and the steps of local actions. */
export async function stepsWork(steps: MaybeNode, context: StepContext): Promise<Work[]> {
  const work: Work[] = []
  for (const step of list(steps)) {
    const mask = combine(context.mask, stepMask(step, context))
    if (get(step, 'uses')) work.push(...(await usesWork(step, { ...context, mask })))
    else work.push(...runWork(step, { ...context, mask }))
  }
  return work
}

function stepMask(step: YamlNode, { conditional }: StepContext): Mask | undefined {
  return combine(
    conditionMask(text(get(step, 'if')), conditional),
    continueMask(get(step, 'continue-on-error'), 'its step'),
  )
}

/** `continue-on-error` of a step or job; an expression leaves it open. */
export function continueMask(node: MaybeNode, of: string): Mask | undefined {
  const value = text(node)
  if (value === undefined || flag(node) === false) return undefined
  const plain = value.replace(/^\$\{\{\s*|\s*\}\}$/g, '')
  if (flag(node) === true || plain === 'true') return { reason: `\`continue-on-error: true\` in ${of}` }
  return plain === 'false' ? undefined : { doubt: `\`continue-on-error: ${value}\` in ${of}` }
}

function runWork(step: YamlNode, context: StepContext): Work[] {
  const run = get(step, 'run')
  if (run?.kind !== 'text') return []
  const mode = githubShell(text(get(step, 'shell')) ?? context.shell, context.labels)
  const place = { path: run.path, line: run.textLine, mask: context.mask }
  const env = get(step, 'env')
  const choices = withVariables(context.conditional.choices, env)
  const around = { choices, ...(context.from !== '' && { from: context.from }) }
  const script =
    mode === undefined
      ? lineScript({ ...place, folder: undefined, text: 'python -' })
      : { ...place, variables: inputs(env), text: run.text, byLine: run.byLine, mode }
  return stepFolders(step, choices, context).map((folder) => ({ script: { ...script, folder }, ...around }))
}

/** A matrix may send a step to several folders. */
function stepFolders(step: YamlNode, choices: Choices, { folders }: StepContext): StepContext['folders'] {
  const own = text(get(step, 'working-directory'))
  return own === undefined ? folders : foldersOf(own, choices)
}

/** Folders that a `working-directory` stands for; undefined is one that cannot be told. */
export function foldersOf(word: string, choices: Choices): StepContext['folders'] {
  return textsOf(word, choices, new Map()).map((one) => resolvePath('', one))
}

async function usesWork(step: YamlNode, context: StepContext): Promise<Work[]> {
  const uses = text(get(step, 'uses')) ?? ''
  if (uses.startsWith('./')) return localAction(step, uses, context)
  const [name = '', ref] = uses.split('@')
  const values = inputs(get(step, 'with'))
  const at = { path: step.path, line: get(step, 'uses')!.line }
  const image = name.startsWith('docker://')
  const use = {
    kind: image ? ('image' as const) : ('action' as const),
    name,
    ...(ref === undefined ? {} : { ref }),
    inputs: values,
    at,
  }
  return [{ use, mask: context.mask }, ...standIn(name, values, step, context)]
}

/** Commands that well-known actions run on files of the repository. */
function standIn(name: string, values: Readonly<Record<string, string>>, step: YamlNode, context: StepContext): Work[] {
  const command = actionCommand(name, values)
  if (command === undefined) return []
  const line = get(step, 'uses')!.line
  const script = lineScript({
    text: command,
    path: step.path,
    line,
    folder: '',
    mask: context.mask,
    variables: inputs(get(step, 'env')),
  })
  return [{ script, ...(context.from === '' ? {} : { from: context.from }) }]
}

function actionCommand(name: string, values: Readonly<Record<string, string>>): string | undefined {
  if (name === 'pre-commit/action') return `pre-commit run ${values.extra_args ?? '--all-files'}`
  if (name !== 'docker/build-push-action' || /^(?:https?:|git)/.test(values.context ?? '')) return undefined
  const file = values.file === undefined ? [] : ['-f', values.file]
  return quoteWords(['docker', 'build', ...file, values.context ?? '.'])
}

/** `uses: ./path`: the steps of a composite action of the repository. */
async function localAction(step: YamlNode, uses: string, context: StepContext): Promise<Work[]> {
  const { reading, depth } = context
  const paths = ['action.yml', 'action.yaml'].map((name) => resolvePath('', `${uses}/${name}`))
  const path = paths.find((one) => reading.project.has(one))
  if (path === undefined || depth >= MOST_ACTIONS) return []
  const root = firstDocument(loadYaml(path, (await reading.project.read(path)) ?? ''))
  const here = `${step.path}:${get(step, 'uses')!.line}`
  return stepsWork(get(root, 'runs', 'steps'), {
    ...context,
    conditional: { ...context.conditional, choices: actionChoices(root, step, context) },
    ...{ shell: undefined, folders: [''], depth: depth + 1 },
    from: context.from === '' ? here : `${context.from} -> ${here}`,
  })
}

/** Inputs that the step gives, else their defaults. */
function actionChoices(root: MaybeNode, step: YamlNode, context: StepContext): Map<string, readonly string[]> {
  const choices = new Map(context.conditional.choices)
  const declared = get(root, 'inputs')
  for (const [name, input] of declared?.kind === 'map' ? declared.entries : []) {
    const given = text(get(step, 'with', name)) ?? text(get(input, 'default')) ?? ''
    choices.set(`inputs.${name}`, textsOf(given, context.conditional.choices, new Map()))
  }
  return choices
}
