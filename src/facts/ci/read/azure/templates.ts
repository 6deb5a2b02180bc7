import { evaluate } from '../../condition/evaluate.ts'
import { combine, type Mask } from '../../effect.ts'
import { type Choices, textsOf } from '../../expand/choices.ts'
import { folderOf, normalise, resolvePath } from '../../folder.ts'
import type { Reading } from '../../job.ts'
import { firstDocument, loadYaml } from '../../yaml/load.ts'
import { entries, get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'

/** Azure allows 100 files and 50 levels; this is enough for what people write. */
const MOST_LEVELS = 8

/** What holds where an item of a pipeline stands. */
export interface Scope {
  readonly reading: Reading
  /** Parameters of the template, also those that are lists of steps. */
  readonly parameters: ReadonlyMap<string, YamlNode>
  readonly choices: Choices
  readonly mask?: Mask | undefined
  readonly depth: number
  /** Names of templates of other repositories. */
  readonly elsewhere: string[]
  readonly budget: { left: number }
}

/** An item with what holds for it. */
export interface Scoped {
  readonly node: YamlNode
  readonly scope: Scope
}

/** Key of the list that is read; templates hold their items under the same key. */
export type ListKey = 'stages' | 'jobs' | 'steps'

/** Items of the list under a key of a node, as {@link expandItems} gives them. */
export function itemsUnder(key: ListKey, { node, scope }: Scoped): Promise<Scoped[]> {
  return expandItems(get(node, key), { ...scope, key })
}

/** Items of a list with local templates, `${{ if }}`, `${{ each }}` and list parameters put in their place. */
export async function expandItems(node: MaybeNode, scope: Listing): Promise<Scoped[]> {
  const found: Scoped[] = []
  for (const item of list(node)) {
    if (scope.depth > MOST_LEVELS || scope.budget.left-- <= 0) break
    found.push(...(await expandItem(item, { ...scope, depth: scope.depth + 1 })))
  }
  return found
}

/** What holds where a list stands, and which list it is. */
export interface Listing extends Scope {
  readonly key: ListKey
}

async function expandItem(item: YamlNode, scope: Listing): Promise<Scoped[]> {
  const parameter = parameterNode(item, scope)
  if (parameter) return expandItems(parameter, scope)
  if (text(get(item, 'template')) !== undefined) return templateItems(item, scope)
  const directives = entries(item).filter(([name]) => /^\$\{\{\s*(?:if|elseif|else|each|insert)\b/.test(name))
  if (directives.length === 0) return [{ node: item, scope }]
  const found: Scoped[] = []
  for (const [name, content] of directives) {
    const inner = underDirective(name, scope)
    if (inner) found.push(...(await expandItems(content, inner)))
  }
  return found
}

/** `- ${{ parameters.steps }}` stands for the items of the parameter. */
function parameterNode(item: YamlNode, { parameters }: Scope): YamlNode | undefined {
  const name = /^\$\{\{\s*parameters\.(\w+)\s*\}\}$/.exec(text(item) ?? '')?.[1]
  const value = name === undefined ? undefined : parameters.get(name)
  return value?.kind === 'list' ? value : undefined
}

/** What holds below a directive; undefined where its condition does not hold. */
function underDirective(name: string, scope: Listing): Listing | undefined {
  const each = /^\$\{\{\s*each\s+(\w+)\s+in\s+parameters\.(\w+)/.exec(name)
  if (each) return { ...scope, choices: eachChoices(each, scope) }
  const condition = /^\$\{\{\s*(?:else)?if\s+([\s\S]*?)\s*\}\}:?$/.exec(name)?.[1]
  if (condition === undefined) return scope
  const holds = evaluate(condition, (one) => scope.choices.get(one)?.[0])
  if (holds !== undefined) return holds ? scope : undefined
  return { ...scope, mask: combine(scope.mask, { doubt: `it is there only if \`${condition.slice(0, 80)}\`` }) }
}

function eachChoices([, variable = '', parameter = '']: RegExpExecArray, { parameters, choices }: Scope): Choices {
  const value = parameters.get(parameter)
  const own = new Map(choices)
  if (value?.kind === 'map') {
    own.set(variable, [])
    own.set(`${variable}.key`, [...value.entries.keys()])
    own.set(`${variable}.value`, [...value.entries.values()].flatMap(texts))
    return own
  }
  own.set(variable, texts(value))
  for (const [name, one] of list(value).flatMap(entries)) {
    const known = own.get(`${variable}.${name}`) ?? []
    own.set(`${variable}.${name}`, [...known, ...texts(one)].slice(0, 60))
  }
  return own
}

async function templateItems(item: YamlNode, scope: Listing): Promise<Scoped[]> {
  const template = await enterTemplate(item, scope)
  return template ? itemsUnder(scope.key, template) : []
}

/** The template that an item names, with the parameters that the item gives. */
export async function enterTemplate(item: YamlNode, scope: Scope): Promise<Scoped | undefined> {
  const node = await readTemplate(item, scope)
  return node && { node, scope: templateScope({ node, scope }, get(item, 'parameters')) }
}

/** Paths are relative to the including file, or to the root with a leading slash; `@name` is another repository. */
async function readTemplate(item: YamlNode, scope: Scope): Promise<YamlNode | undefined> {
  const template = text(get(item, 'template')) ?? ''
  const [name = '', repository] = textsOf(template, scope.choices, new Map())[0]!.split('@')
  if (repository !== undefined && repository !== 'self') {
    scope.elsewhere.push(template)
    return undefined
  }
  const path = name.startsWith('/') ? normalise(name) : resolvePath(folderOf(item.path), name)
  const source = await scope.reading.project.read(path)
  return source === undefined || path === undefined ? undefined : firstDocument(loadYaml(path, source))
}

/** Parameters: a map of defaults, or a list of `name` and `default`. */
export function templateScope({ node, scope }: Scoped, given: MaybeNode): Scope {
  const parameters = new Map<string, YamlNode>(defaultsOf(get(node, 'parameters')))
  for (const [name, value] of entries(given)) parameters.set(name, parameterNode(value, scope) ?? value)
  const choices = new Map(scope.choices)
  for (const [name, value] of parameters) {
    const values = texts(value).flatMap((one) => textsOf(one, scope.choices, new Map()))
    choices.set(`parameters.${name}`, values)
    choices.set(`parameters['${name}']`, values)
  }
  return { ...scope, parameters, choices }
}

function defaultsOf(declared: MaybeNode): readonly (readonly [string, YamlNode])[] {
  return declared?.kind === 'map' ? entries(declared) : list(declared).flatMap(declaredParameter)
}

function declaredParameter(node: YamlNode): (readonly [string, YamlNode])[] {
  const name = text(get(node, 'name'))
  const usual = get(node, 'default')
  return name === undefined || usual === undefined ? [] : [[name, usual]]
}
