import { asArray, asScalar, asTable, asTexts } from '../read/plain.ts'
import { parseYaml, type YamlDocument } from '../read/yaml.ts'
import type { Dependency, DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, dependency, merge } from './found.ts'
import { readList } from './list.ts'
import { isPinnedByConda } from './pinned.ts'
import { normalise } from './requirement.ts'
import { readRequirements } from './requirementsFile.ts'

/** Names under which environments of conda go; the content decides. */
export function isCondaFile(path: string): boolean {
  return /(^|\/)[^/]*(environment|conda|(^|\/|[-_.])env)[^/]*\.ya?ml$/i.test(path) && !/lock[^/]*$/i.test(path)
}

/** Reads an environment of conda. A YAML file of that name without a list of dependencies is something else. */
export async function readConda(text: string, path: string, group: DependencyGroup): Promise<Declarations> {
  const [document] = await parseYaml(text)
  const items = asArray(asTable(document?.value).dependencies)
  if (!document) return declarations()
  const parts = items.map((item, index) => readItem(item, { document, index, path, group }))
  return merge(parts)
}

interface Place {
  readonly document: YamlDocument
  readonly index: number
  readonly path: string
  readonly group: DependencyGroup
}

function readItem(item: unknown, place: Place): Declarations {
  const line = place.document.lineOf('dependencies', place.index)
  return typeof item === 'string' ? readSpec(item, { ...place, line }) : readPip(item, place)
}

/** `channel::name=version=build`, `name >=1`, `name==1`. */
function readSpec(text: string, { path, group, line }: Place & { line: number }): Declarations {
  const found = parseCondaSpec(text)
  if (!found) return declarations()
  if (found.name === 'python') return declarations({ python: [{ spec: found.spec, at: { path, line } }] })
  const pinned = isPinnedByConda(found.spec)
  return declarations({ declared: [dependency({ path, source: 'conda', group }, { ...found, pinned, line })] })
}

/** Name and version constraint of a package as conda writes them. */
export function parseCondaSpec(text: string): { name: string; spec: string } | undefined {
  const bare = (text.split('::').at(-1) ?? '').replace(/\[.*$/, '').trim()
  const [head, name = ''] = /^([A-Za-z0-9_][\w.-]*)\s*/.exec(bare) ?? []
  if (head === undefined) return undefined
  return { name: normalise(name), spec: bare.slice(head.length).replaceAll(/\s+/g, '') }
}

/** The nested list that pip installs: requirements, and options such as `-r requirements.txt`. */
function readPip(item: unknown, { document, index, path, group }: Place): Declarations {
  const list = asTexts(asTable(item).pip)
  const lines = list.map((text, n) => ({ text, line: document.lineOf('dependencies', index, 'pip', n) }))
  const options = lines.filter(({ text }) => text.trim().startsWith('-'))
  const plain = lines
    .filter(({ text }) => !text.trim().startsWith('-'))
    .map(({ text, line }) => ({ text: text.replace(/\s#.*$/, ''), line }))
  const place = { path, source: 'conda', group } as const
  return merge([
    readList(plain, place),
    ...options.map(({ text, line }) => atLine(readRequirements(text, { path }, group), line)),
  ])
}

function atLine(found: Declarations, line: number): Declarations {
  const declared = found.declared.map((one): Dependency => ({ ...one, source: 'conda', at: { ...one.at, line } }))
  return { ...found, declared, problems: found.problems.map(({ at, reason }) => ({ at: { ...at, line }, reason })) }
}

/** `python_env.yaml` of MLflow: lists for pip. */
export async function readPythonEnv(text: string, path: string): Promise<Declarations> {
  const [document] = await parseYaml(text)
  const table = asTable(document?.value)
  const python = asScalar(table.python)
  const items = asTexts(table.dependencies).map((text, index) => ({
    text,
    line: document?.lineOf('dependencies', index) ?? 1,
  }))
  const at = { path, line: document?.lineOf('python') ?? 1 }
  const references = items
    .filter(({ text }) => text.startsWith('-'))
    .map(({ text }) => readRequirements(text, { path }, 'runtime'))
  return merge([
    readList(
      items.filter(({ text }) => !text.startsWith('-')),
      { path, source: 'mlflow', group: 'runtime' },
    ),
    ...references,
    declarations({ python: python === undefined ? [] : [{ spec: python, at }] }),
  ])
}
