import type { Choices } from '../../expand/choices.ts'
import { entries, get, list, mapAt, text, texts, type YamlNode } from '../../yaml/node.ts'
import type { Scope } from './templates.ts'

/** Variables as a map, or as a list of `name` and `value`. */
export function variablesOf(node: YamlNode): Choices {
  const variables = get(node, 'variables')
  const listed = variables?.kind === 'list' ? mapAt(variables, list(variables).flatMap(namedValue)) : variables
  return new Map(entries(listed).flatMap(([name, value]) => (text(value) ? [[name, [text(value)!]] as const] : [])))
}

function namedValue(item: YamlNode): (readonly [string, YamlNode])[] {
  const name = text(get(item, 'name'))
  const value = get(item, 'value')
  return name === undefined || value === undefined ? [] : [[name, value]]
}

/** A matrix is a map of legs, each with values for its variables. */
export function matrixChoices(node: YamlNode, { parameters }: Scope): Choices {
  const matrix = get(node, 'strategy', 'matrix')
  const named = /^\$\{\{\s*parameters\.(\w+)/.exec(text(matrix) ?? '')?.[1]
  const choices = new Map<string, string[]>()
  for (const [, leg] of entries(named === undefined ? matrix : parameters.get(named))) {
    for (const [name, value] of entries(leg))
      choices.set(name, [...(choices.get(name) ?? []), ...texts(value)].slice(0, 60))
  }
  return choices
}
