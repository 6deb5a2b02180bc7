import { type Choices, textsOf } from '../../expand/choices.ts'
import { ROOT } from '../../folder.ts'
import { entries, get, inputs, list, type MaybeNode, texts } from '../../yaml/node.ts'

/** Names of the axes of a job's matrix; of a matrix that only lists its legs, the names of their values. */
export function matrixAxes(job: MaybeNode): string[] {
  const matrix = get(job, 'strategy', 'matrix')
  const axes = entries(matrix)
    .map(([name]) => name)
    .filter((name) => name !== 'include' && name !== 'exclude')
  const listed = list(get(matrix, 'include')).flatMap((leg) => entries(leg).map(([name]) => name))
  return axes.length > 0 ? axes : [...new Set(listed)].slice(0, 20)
}

/** Values that names take in a job: its matrix, environment variables that are set to plain text, the runner's system. */
export function jobChoices(root: MaybeNode, job: MaybeNode): Map<string, readonly string[]> {
  const matrix = get(job, 'strategy', 'matrix')
  const choices = new Map<string, readonly string[]>()
  for (const env of [get(root, 'env'), get(job, 'env')]) addVariables(choices, env)
  for (const [axis] of entries(matrix))
    if (axis !== 'include' && axis !== 'exclude')
      add(choices, `matrix.${axis}`, axisValues(get(matrix, axis), choices, axis))
  for (const extra of list(get(matrix, 'include'))) {
    for (const [name, value] of Object.entries(inputs(extra))) add(choices, `matrix.${name}`, [value])
  }
  return choices
}

/** Values of an axis; those of maps are reached by their keys. */
function axisValues(node: MaybeNode, choices: Map<string, readonly string[]>, axis: string): string[] {
  for (const item of list(node)) {
    for (const [name, value] of Object.entries(inputs(item))) add(choices, `matrix.${axis}.${name}`, [value])
  }
  const values = texts(node)
  return values.some((value) => value.includes('${{')) ? [] : values
}

/** Values are plain text, or made of what is known. One that cannot be told hides the one that the name had before. */
function addVariables(choices: Map<string, readonly string[]>, env: MaybeNode): void {
  for (const [name, value] of Object.entries(inputs(env))) {
    const texts = textsOf(value.replace(WORKSPACE, ROOT), choices, new Map())
    const values = texts.some((text) => text.includes('${{')) ? [] : texts
    choices.set(name, values)
    choices.set(`env.${name}`, values)
  }
}

const WORKSPACE = /\$\{\{\s*github\.workspace\s*\}\}/g

/** What is known in a step that sets variables of its own. */
export function withVariables(choices: Choices, env: MaybeNode): Choices {
  const own = new Map(choices)
  addVariables(own, env)
  return own
}

function add(choices: Map<string, readonly string[]>, name: string, values: readonly string[]): void {
  const known = choices.get(name) ?? []
  if (values.length > 0) choices.set(name, [...new Set([...known, ...values])].slice(0, 60))
}

const SYSTEMS: readonly (readonly [label: RegExp, name: string])[] = [
  [/^ubuntu|linux/i, 'Linux'],
  [/^windows/i, 'Windows'],
  [/^macos/i, 'macOS'],
]

/** `runner.os` follows from the labels, when all of them are known. */
export function withRunner(choices: Choices, labels: readonly string[]): Choices {
  const systems = labels.map((label) => SYSTEMS.find(([pattern]) => pattern.test(label))?.[1])
  const known = systems.filter((system) => system !== undefined)
  return known.length === systems.length && known.length > 0
    ? new Map([...choices, ['runner.os', [...new Set(known)]]])
    : choices
}
