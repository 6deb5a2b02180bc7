import { resolvePath } from '../../folder.ts'
import type { Reading } from '../../job.ts'
import { loadYaml } from '../../yaml/load.ts'
import { mergeNodes } from '../../yaml/merge.ts'
import { entries, flatten, get, list, type MaybeNode, mapAt, text, texts, type YamlNode } from '../../yaml/node.ts'

/** Limits of GitLab are 150 included files and 11 levels of `extends`. */
const MOST_INCLUDES = 60
const MOST_EXTENDS = 11

export interface GitlabConfig {
  readonly root: YamlNode
  /** What comes from other projects, templates and addresses. */
  readonly elsewhere: readonly string[]
}

/** The configuration with its local includes merged in; the including file wins (https://docs.gitlab.com/ci/yaml/includes/). */
export async function gitlabConfig(reading: Reading, root: YamlNode): Promise<GitlabConfig> {
  const state = { seen: [root.path], elsewhere: [] as string[] }
  return { root: await withIncludes(reading, root, state), elsewhere: state.elsewhere }
}

interface Including {
  readonly seen: string[]
  readonly elsewhere: string[]
}

async function withIncludes(reading: Reading, root: YamlNode, state: Including): Promise<YamlNode> {
  let base: YamlNode = mapAt(root, [])
  for (const include of list(get(root, 'include'))) {
    const local = text(get(include, 'local')) ?? localText(include)
    if (local === undefined) state.elsewhere.push(...elsewhereName(include))
    for (const path of local === undefined ? [] : localPaths(reading, local)) {
      const included = await readIncluded(reading, path, state)
      if (included) base = mergeNodes(base, included)
    }
  }
  return mergeNodes(base, root)
}

function localText(include: YamlNode): string | undefined {
  const value = text(include)
  return value === undefined || /^https?:/.test(value) ? undefined : value
}

function elsewhereName(include: YamlNode): string[] {
  const found = ['template', 'project', 'remote', 'component'].flatMap((key) => text(get(include, key)) ?? [])
  const file = texts(get(include, 'file'))
  const name = found[0] ?? text(include)
  return name === undefined ? [] : [[name, ...file].join(' ')]
}

/** Local paths count from the root; `*` and `**` stand for names. */
function localPaths({ project }: Reading, local: string): string[] {
  const path = resolvePath('', local.replace(/^\//, '')) ?? globbed(local)
  if (!local.includes('*')) return project.has(path) ? [path] : []
  const source = globbed(local).replace(/\*\*|\*|[.+?^$()|[\]{}\\]/g, (mark) =>
    mark === '**' ? '.*' : mark === '*' ? '[^/]*' : `\\${mark}`,
  )
  return source.length > 200 || source.split('*').length > 6
    ? []
    : project.paths.filter((one) => new RegExp(`^${source}$`).test(one))
}

function globbed(local: string): string {
  return local.replace(/^\.?\//, '')
}

async function readIncluded(reading: Reading, path: string, state: Including): Promise<YamlNode | undefined> {
  if (state.seen.includes(path) || state.seen.length >= MOST_INCLUDES) return undefined
  state.seen.push(path)
  const loaded = loadYaml(path, (await reading.project.read(path)) ?? '')
  // With `spec: inputs` the configuration is the second document.
  const root = 'documents' in loaded ? loaded.documents.at(-1) : undefined
  return root && withIncludes(reading, root, state)
}

/** A job with what it extends; later parents win over earlier ones, its own keys over all. */
export function extended(root: YamlNode, job: YamlNode, depth = 0, budget = { left: 300 }): YamlNode {
  const parents = depth > MOST_EXTENDS || budget.left-- <= 0 ? [] : texts(get(job, 'extends'))
  let base: YamlNode | undefined
  for (const name of parents.slice(0, MOST_EXTENDS)) {
    const parent = get(root, name)
    if (parent) base = mergeNodes(base, extended(root, parent, depth + 1, budget))
  }
  return mergeNodes(base, job)
}

/** Commands of a script with its nested lists and `!reference [job, key]` resolved. */
export function scriptItems(root: YamlNode, node: MaybeNode, depth = 0, budget = { left: 3000 }): YamlNode[] {
  if (node === undefined || budget.left-- <= 0) return []
  if (node.tag === '!reference')
    return depth > 10 ? [] : scriptItems(root, get(root, ...texts(node)), depth + 1, budget)
  if (node.kind !== 'list') return [node]
  const plain = node.items.some((item) => item.kind === 'list')
  if (!plain) return flatten(node)
  return node.items
    .slice(0, 200)
    .flatMap((item) => scriptItems(root, item, depth + 1, budget))
    .slice(0, 1000)
}

/** Values with references resolved, for `rules` and the like. */
export function resolvedList(root: YamlNode, node: MaybeNode): readonly YamlNode[] {
  return list(node).flatMap((item) => scriptItems(root, item))
}

const GLOBAL = new Set(
  'default stages variables workflow include image services cache before_script after_script spec types'.split(' '),
)

/** Jobs by name: hidden ones (`.name`) are templates. */
export function gitlabJobs(root: YamlNode): (readonly [string, YamlNode])[] {
  const jobs = entries(root).filter(([name, node]) => !name.startsWith('.') && !GLOBAL.has(name) && node.kind === 'map')
  return jobs.map(([name, node]) => [name, extended(root, node)] as const)
}
