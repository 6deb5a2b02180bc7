import { given } from '../../../../given.ts'
import { type Conditional, conditionMask } from '../../conditions.ts'
import { combine, type Mask } from '../../effect.ts'
import { type Choices, textsOf } from '../../expand/choices.ts'
import { resolvePath } from '../../folder.ts'
import type { Reading, UseWork, Work } from '../../job.ts'
import { lineScript, quoteWords, type Script } from '../../script.ts'
import { firstDocument, loadYaml } from '../../yaml/load.ts'
import { flag, get, inputs, list, type MaybeNode, text, type YamlNode, type YamlText } from '../../yaml/node.ts'
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
  const choices = withVariables(context.conditional.choices, get(step, 'env'))
  const around = { choices, ...(context.from !== '' && { from: context.from }) }
  const script = scriptOf(run, step, context)
  return stepFolders(step, choices, context).map((folder) => ({ script: { ...script, folder }, ...around }))
}

/** The text of a step; in another language than a shell's it is known that it runs, and no more. */
function scriptOf(run: YamlText, step: YamlNode, { shell, labels, mask }: StepContext): Script {
  const mode = githubShell(text(get(step, 'shell')) ?? shell, labels)
  const place = { path: run.path, line: run.textLine, folder: undefined, mask }
  if (mode === undefined) return lineScript({ ...place, text: 'python -' })
  return { ...place, variables: inputs(get(step, 'env')), text: run.text, byLine: run.byLine, mode }
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
  const use = actionOf(step, uses)
  return [{ use, mask: context.mask }, ...standIn(use, step, context)]
}

/** An action or image of others, by its name. */
function actionOf(step: YamlNode, uses: string): UseWork['use'] {
  const [name = '', ref] = uses.split('@')
  const kind = name.startsWith('docker://') ? ('image' as const) : ('action' as const)
  const at = { path: step.path, line: get(step, 'uses')!.line }
  return given({ kind, name, ref, inputs: inputs(get(step, 'with')), at })
}

/** Commands that well-known actions run on files of the repository. */
function standIn({ name, inputs: values, at }: UseWork['use'], step: YamlNode, context: StepContext): Work[] {
  const command = actionCommand(name, values)
  if (command === undefined) return []
  const place = { path: step.path, line: at.line!, folder: '', mask: context.mask }
  const script = lineScript({ ...place, text: command, variables: inputs(get(step, 'env')) })
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
