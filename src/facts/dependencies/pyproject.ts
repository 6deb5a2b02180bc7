import { asArray, asTable, asText, asTexts, at } from '../read/plain.ts'
import { parseToml } from '../read/toml.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, merge } from './found.ts'
import { groupOfName } from './group.ts'
import { readList } from './list.ts'
import type { Manifest } from './manifest.ts'
import { resolvePath } from './paths.ts'
import { readPixi } from './pixi.ts'
import { readPoetry } from './poetry.ts'
import { normalise } from './requirement.ts'

/** Reads pyproject.toml: PEP 621, dependency groups (PEP 735), Poetry, PDM, uv, Rye, Hatch and Pixi. */
export async function readPyproject(text: string, path: string): Promise<Declarations> {
  const manifest = { path, document: await parseToml(text) }
  const parts = [readProject, readGroups, readTools, readHatch, readDynamic, readPoetry]
  const all = merge([...parts.map((read) => read(manifest)), readPixi(manifest, ['tool', 'pixi'])])
  return { ...all, declared: all.declared.filter(({ name }) => name !== ownName(manifest)) }
}

/** `project[extra]` inside an extra of the project adds no dependency. */
function ownName({ document: { value } }: Manifest): string | undefined {
  const name = asText(at(value, 'project', 'name')) ?? asText(at(value, 'tool', 'poetry', 'name'))
  return name === undefined ? undefined : normalise(name)
}

function readProject(manifest: Manifest): Declarations {
  const { value, lineOf } = manifest.document
  const python = asText(at(value, 'project', 'requires-python'))
  const at_ = { path: manifest.path, line: lineOf('project', 'requires-python') }
  return merge([
    strings(manifest, ['project', 'dependencies'], { group: 'runtime' }),
    ...named(manifest, ['project', 'optional-dependencies']),
    declarations({ python: python === undefined ? [] : [{ spec: python, at: at_ }] }),
  ])
}

/** Development is what groups are for; others (`train`, `gpu`) are taken for a choice. */
function readGroups(manifest: Manifest): Declarations {
  return merge(named(manifest, ['dependency-groups']))
}

function readTools(manifest: Manifest): Declarations {
  const pdm = ['tool', 'pdm', 'dev-dependencies']
  const groups = Object.keys(asTable(at(manifest.document.value, ...pdm)))
  const lists = [
    ['tool', 'uv', 'dev-dependencies'],
    ['tool', 'rye', 'dev-dependencies'],
    ...groups.map((group) => [...pdm, group]),
  ]
  return merge(lists.map((keys) => strings(manifest, keys, { group: 'development' })))
}

/** Environments of Hatch are made for working on the project. */
function readHatch(manifest: Manifest): Declarations {
  const envs = ['tool', 'hatch', 'envs']
  const lists = Object.keys(asTable(at(manifest.document.value, ...envs))).flatMap((name) =>
    ['dependencies', 'extra-dependencies'].map((key) => ({ name, keys: [...envs, name, key] })),
  )
  return merge(lists.map(({ name, keys }) => strings(manifest, keys, { group: 'development', groupName: name })))
}

/** `dynamic` dependencies that setuptools reads from files. */
function readDynamic({ path, document: { value } }: Manifest): Declarations {
  const dynamic = asTable(at(value, 'tool', 'setuptools', 'dynamic'))
  const extras = Object.entries(asTable(dynamic['optional-dependencies']))
  return declarations({
    references: [
      ...filesOf(dynamic.dependencies, path, 'runtime'),
      ...extras.flatMap(([name, source]) => filesOf(source, path, groupOfName(name))),
    ],
  })
}

function filesOf(source: unknown, from: string, group: DependencyGroup) {
  const paths = asTexts(at(source, 'file')).map((file) => resolvePath(from, file))
  return paths.flatMap((path) => (path === undefined ? [] : [{ path, as: 'requirements', group } as const]))
}

function named(manifest: Manifest, keys: readonly string[]): Declarations[] {
  const groups = Object.keys(asTable(at(manifest.document.value, ...keys)))
  return groups.map((name) => strings(manifest, [...keys, name], { group: groupOfName(name), groupName: name }))
}

interface Group {
  readonly group: DependencyGroup
  readonly groupName?: string
}

/** A list of requirement strings; tables in it (`{include-group = "test"}`) repeat what stands elsewhere. */
function strings({ path, document }: Manifest, keys: readonly string[], group: Group): Declarations {
  const items = asArray(at(document.value, ...keys)).filter((item) => typeof item === 'string')
  const table = keys.slice(0, -1).join('.')
  const list = items.map((text) => ({ text, line: document.lineOf(table, text) }))
  return readList(list, { path, source: 'pyproject', ...group })
}
