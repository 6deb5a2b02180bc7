import type { Choices } from '../../expand/choices.ts'
import { entries, get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'

/** `<< name >>` in a script would be a here-document; `${{ name }}` is read as one word, and replaced where its values are known. */
export function asWords(script: string): string {
  return script.replace(/<<\s*([\w.-]+)\s*>>/g, (_, name: string) => `\${{ ${name} }}`)
}

/** A text with its parameters replaced by their first value. */
export function replaced(value: string, choices: Choices): string {
  return value.replace(/<<\s*([\w.-]+)\s*>>/g, (whole, name: string) => choices.get(name)?.[0] ?? whole)
}

/** Values of the parameters of a job or command: given ones, those of the matrix, else the defaults. */
export function parameterChoices(declared: MaybeNode, given: MaybeNode, outer: Choices): Choices {
  const choices = new Map(outer)
  for (const [name, parameter] of entries(get(declared, 'parameters'))) {
    const usual = text(get(parameter, 'default'))
    const own = texts(get(given, 'matrix', 'parameters', name))
    const value = text(get(given, name)) ?? usual
    const values = own.length > 0 ? own : value === undefined ? [] : [replaced(value, outer)]
    if (values.length > 0) choices.set(`parameters.${name}`, values.slice(0, 60))
  }
  return choices
}

/** What CircleCI says of a pipeline that a push started. */
export function pipelineChoices(branch: string | undefined): Map<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ['pipeline.trigger_source', ['webhook']],
    ['pipeline.schedule.name', ['']],
    ['pipeline.git.tag', ['']],
    ...(branch === undefined ? [] : [['pipeline.git.branch', [branch, 'branch-of-a-change']] as const]),
  ])
}

/** Defaults of pipeline parameters: what they are when a push starts the pipeline. */
export function defaultParameters(root: YamlNode): Map<string, readonly string[]> {
  const declared = entries(get(root, 'parameters'))
  return new Map(
    declared.map(([name, parameter]) => [`pipeline.parameters.${name}`, [text(get(parameter, 'default')) ?? '']]),
  )
}

/** Value of a logic statement (https://circleci.com/docs/reference/configuration-reference/#logic-statements); undefined: not known. */
export function logicValue(node: MaybeNode, choices: Choices, depth = 0): boolean | undefined {
  if (node === undefined || depth > 12) return undefined
  if (node.kind === 'text') return textValue(node.text, choices)
  const parts = (key: string) => list(get(node, key)).map((one) => logicValue(one, choices, depth + 1))
  if (get(node, 'and')) return allHold(parts('and'))
  if (get(node, 'or')) return negated(allHold(parts('or').map(negated)))
  if (get(node, 'not')) return negated(logicValue(get(node, 'not'), choices, depth + 1))
  return get(node, 'equal') ? allEqual(list(get(node, 'equal')), choices) : undefined
}

function allHold(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value
}

function textValue(value: string, choices: Choices): boolean | undefined {
  const name = /^<<\s*([\w.-]+)\s*>>$/.exec(value.trim())?.[1]
  const values = name === undefined ? [value] : choices.get(name)
  if (values === undefined) return undefined
  const truths = values.map((one) => !/^(?:false|no|off|0|)$/i.test(one))
  return truths.includes(true)
}

/** One of the values that a parameter may have is enough. */
function allEqual(nodes: readonly YamlNode[], choices: Choices): boolean | undefined {
  const sets = nodes.map((node) => {
    const name = /^<<\s*([\w.-]+)\s*>>$/.exec(text(node)?.trim() ?? '')?.[1]
    return name === undefined ? [text(node) ?? ''] : choices.get(name)
  })
  if (sets.some((set) => set === undefined)) return undefined
  const [first = [], ...others] = sets as (readonly string[])[]
  return first.some((value) => others.every((set) => set.includes(value)))
}
