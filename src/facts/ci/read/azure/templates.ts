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

export type ListKey = 'stages' | 'jobs' | 'steps'

/** Items of a list with local templates, `${{ if }}`, `${{ each }}` and list parameters put in their place. */
export async function expandItems(node: MaybeNode, key: ListKey, scope: Scope): Promise<Scoped[]> {
  const found: Scoped[] = []
  for (const item of list(node)) {
    if (scope.depth > MOST_LEVELS || scope.budget.left-- <= 0) break
    found.push(...(await expandItem(item, key, { ...scope, depth: scope.depth + 1 })))
  }
  return found
}

async function expandItem(item: YamlNode, key: ListKey, scope: Scope): Promise<Scoped[]> {
  const parameter = parameterNode(item, scope)
  if (parameter) return expandItems(parameter, key, scope)
  const template = text(get(item, 'template'))
  if (template !== undefined) return templateItems(item, template, key, scope)
  const directives = entries(item).filter(([name]) => /^\$\{\{\s*(?:if|elseif|else|each|insert)\b/.test(name))
  if (directives.length === 0) return [{ node: item, scope }]
  const found: Scoped[] = []
  for (const [name, content] of directives) found.push(...(await directiveItems(name, content, key, scope)))
  return found
}

/** `- ${{ parameters.steps }}` stands for the items of the parameter. */
function parameterNode(item: YamlNode, { parameters }: Scope): YamlNode | undefined {
  const name = /^\$\{\{\s*parameters\.(\w+)\s*\}\}$/.exec(text(item) ?? '')?.[1]
  const value = name === undefined ? undefined : parameters.get(name)
  return value?.kind === 'list' ? value : undefined
}

async function directiveItems(name: string, content: YamlNode, key: ListKey, scope: Scope): Promise<Scoped[]> {
  const each = /^\$\{\{\s*each\s+(\w+)\s+in\s+parameters\.(\w+)/.exec(name)
  if (each) return expandItems(content, key, { ...scope, choices: eachChoices(each, scope) })
  const condition = /^\$\{\{\s*(?:else)?if\s+([\s\S]*?)\s*\}\}:?$/.exec(name)?.[1]
  const holds = condition === undefined ? undefined : evaluate(condition, (one) => scope.choices.get(one)?.[0])
  if (holds === false) return []
  const mask =
    holds === undefined && condition !== undefined
      ? { doubt: `it is there only if \`${condition.slice(0, 80)}\`` }
      : undefined
  return expandItems(content, key, { ...scope, mask: combine(scope.mask, mask) })
}

function eachChoices([, variable = '', parameter = '']: RegExpExecArray, { parameters, choices }: Scope): Choices {
  const value = parameters.get(parameter)
  const items = value?.kind === 'map' ? [] : list(value)
  const own = new Map([...choices, [variable, items.flatMap((item) => text(item) ?? [])]])
  if (value?.kind === 'map') {
    own.set(`${variable}.key`, [...value.entries.keys()])
    own.set(`${variable}.value`, [...value.entries.values()].flatMap(texts))
  }
  for (const item of items) {
    for (const [name, value] of entries(item)) {
      own.set(`${variable}.${name}`, [...(own.get(`${variable}.${name}`) ?? []), ...texts(value)].slice(0, 60))
    }
  }
  return own
}

async function templateItems(item: YamlNode, template: string, key: ListKey, scope: Scope): Promise<Scoped[]> {
  const root = await readTemplate(item, template, scope)
  return root ? expandItems(get(root, key), key, templateScope(root, get(item, 'parameters'), scope)) : []
}

/** Paths are relative to the including file, or to the root with a leading slash; `@name` is another repository. */
export async function readTemplate(item: YamlNode, template: string, scope: Scope): Promise<YamlNode | undefined> {
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
export function templateScope(root: YamlNode, given: MaybeNode, scope: Scope): Scope {
  const declared = get(root, 'parameters')
  const defaults = declared?.kind === 'map' ? entries(declared) : list(declared).flatMap(declaredParameter)
  const parameters = new Map<string, YamlNode>(defaults)
  for (const [name, value] of entries(given)) parameters.set(name, parameterNode(value, scope) ?? value)
  const choices = new Map(scope.choices)
  for (const [name, value] of parameters) {
    const values = texts(value).flatMap((one) => textsOf(one, scope.choices, new Map()))
    choices.set(`parameters.${name}`, values)
    choices.set(`parameters['${name}']`, values)
  }
  return { ...scope, parameters, choices }
}

function declaredParameter(node: YamlNode): (readonly [string, YamlNode])[] {
  const name = text(get(node, 'name'))
  const usual = get(node, 'default')
  return name === undefined || usual === undefined ? [] : [[name, usual]]
}
