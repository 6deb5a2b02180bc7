import type { Choices } from '../../expand/choices.ts'
import { entries, get, list, type MaybeNode, text, texts, type YamlNode } from '../../yaml/node.ts'

/** `NAME=value OTHER="two words"` as pairs; maps are pairs already. Secrets (`secure:`) have no value to be seen. */
export function environmentOf(node: MaybeNode): (readonly [string, string])[] {
  if (node?.kind === 'map')
    return entries(node).flatMap(([name, value]) => (text(value) ? [[name, text(value)!] as const] : []))
  return list(node).flatMap((item) => (item.kind === 'map' ? environmentOf(item) : pairsIn(text(item) ?? '')))
}

function pairsIn(line: string): (readonly [string, string])[] {
  const pairs = line.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)
  return [...pairs].map(([, name, value]) => [name!, value!.replace(/^(["'])([\s\S]*)\1$/, '$2')] as const)
}

/** Values of variables over all jobs of the matrix: each item of `env` (or `env.jobs`) is a job of its own. */
export function travisChoices(root: YamlNode, job: YamlNode | undefined): Choices {
  const choices = new Map<string, string[]>()
  for (const node of [get(root, 'env', 'global'), job ? get(job, 'env') : matrixEnvironment(root)]) {
    for (const [name, value] of environmentOf(node))
      choices.set(name, [...(choices.get(name) ?? []), value].slice(0, 60))
  }
  for (const version of texts(get(job, 'python') ?? get(root, 'python'))) {
    choices.set('TRAVIS_PYTHON_VERSION', [...(choices.get('TRAVIS_PYTHON_VERSION') ?? []), version])
  }
  return choices
}

function matrixEnvironment(root: YamlNode): MaybeNode {
  const env = get(root, 'env')
  const jobs = get(env, 'jobs') ?? get(env, 'matrix')
  return jobs ?? (get(env, 'global') === undefined ? env : undefined)
}

/** Keys whose list values make one job each (https://docs.travis-ci.com/user/build-matrix/). */
const AXES = ['python', 'os', 'arch', 'dist', 'node_js', 'compiler']

export function travisAxes(root: YamlNode): string[] {
  const lists = AXES.filter((key) => get(root, key)?.kind === 'list')
  return list(matrixEnvironment(root)).length > 1 ? [...lists, 'env'] : lists
}

/** A matrix by its axes, or no list of jobs: then the phases at the top are a job. */
export function hasOwnJob(root: YamlNode, included: readonly YamlNode[]): boolean {
  return included.length === 0 || travisAxes(root).length > 0
}
