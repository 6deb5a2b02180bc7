import { parseIni } from '../read/ini.ts'
import { parseJsonTable } from '../read/json.ts'
import { parseToml } from '../read/toml.ts'
import { parseYaml, type Step } from '../read/yaml.ts'
import type { ConfigSetting } from '../types/pipelines.ts'

/** Settings of one file that are kept. */
const MOST = 300

const DEEPEST = 8

const SECRET = /key|token|secret|passw|credential|private/i

/** Values of a YAML or JSON file, TOML or INI, flattened to dotted keys. */
export async function readSettings(text: string, path: string): Promise<ConfigSetting[]> {
  if (/\.toml$/.test(path)) return readToml(text)
  if (/\.json$/.test(path)) return readJson(text)
  if (/\.(ini|cfg|conf|properties)$/.test(path)) return readIni(text)
  return /\.gin$/.test(path) ? readGin(text) : readYaml(text)
}

async function readYaml(text: string): Promise<ConfigSetting[]> {
  const [document] = await parseYaml(text)
  const leaves = document ? flatten(document.value) : []
  return leaves.map(({ steps, value }) => setting(steps, value, document?.lineOf(...steps) ?? 1))
}

async function readToml(text: string): Promise<ConfigSetting[]> {
  const { value, lineOf } = await parseToml(text)
  return flatten(value).map(({ steps, value }) =>
    setting(steps, value, lineOf(steps.slice(0, -1).join('.'), String(steps.at(-1)))),
  )
}

function readJson(text: string): ConfigSetting[] {
  const lines = text.split('\n')
  return flatten(parseJsonTable(text)).map(({ steps, value }) => {
    const key = steps.findLast((step) => typeof step === 'string') ?? ''
    return setting(steps, value, lines.findIndex((line) => line.includes(`"${key}"`)) + 1)
  })
}

function readIni(text: string): ConfigSetting[] {
  const settings = parseIni(text).slice(0, MOST)
  return settings.map(({ section, key, value, line }) => setting(section === '' ? [key] : [section, key], value, line))
}

/** `module.function.parameter = value` */
function readGin(text: string): ConfigSetting[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [, key, value] = /^([\w./@]+)\s*=\s*(\S.*)$/.exec(line.slice(0, 500)) ?? []
    return key === undefined || value === undefined ? [] : [setting([key], value, index + 1)]
  })
}

interface Leaf {
  readonly steps: readonly Step[]
  readonly value: string | readonly string[]
}

/** Scalars and lists of scalars below a value, in order; a stack instead of recursion, since aliases can nest deeply. */
function flatten(top: unknown): Leaf[] {
  const leaves: Leaf[] = []
  const open: { steps: readonly Step[]; value: unknown }[] = [{ steps: [], value: top }]
  for (let next = open.pop(); next && leaves.length < MOST; next = open.pop()) {
    const { steps, value } = next
    const leaf = asLeaf(value)
    if (leaf !== undefined && steps.length > 0) leaves.push({ steps, value: leaf })
    else if (steps.length < DEEPEST) open.push(...children(value, steps).reverse())
  }
  return leaves
}

function children(value: unknown, steps: readonly Step[]) {
  if (Array.isArray(value))
    return value.slice(0, MOST).map((item, index) => ({ steps: [...steps, index], value: item }))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .slice(0, MOST)
    .map(([key, item]) => ({ steps: [...steps, key], value: item as unknown }))
}

function asLeaf(value: unknown): string | string[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.slice(0, MOST).map(scalar)
    return texts.every((text) => text !== undefined) && texts.length > 0 ? texts : undefined
  }
  return scalar(value)
}

function scalar(value: unknown): string | undefined {
  if (value === null) return 'null'
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value).slice(0, 300) : undefined
}

function setting(steps: readonly Step[], value: Leaf['value'], line: number): ConfigSetting {
  const key = steps.join('.')
  return SECRET.test(key) && typeof value === 'string' ? { key, line } : { key, value: withoutCredentials(value), line }
}

function withoutCredentials(value: Leaf['value']): Leaf['value'] {
  if (typeof value !== 'string') return value.map((item) => withoutCredentials(item) as string)
  return value.replaceAll(/(\w:\/\/)[^/@\s]*@/g, '$1')
}
