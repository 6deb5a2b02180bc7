import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { gather } from '../../src/facts/gather.ts'
import type { Found } from '../../src/facts/gathered.ts'
import type { FactName, Facts, FileKind, ProjectFile } from '../../src/facts/types.ts'
import type { Role } from '../../src/model.ts'

const KINDS: Readonly<Record<string, FileKind>> = {
  py: 'python',
  ipynb: 'notebook',
  yml: 'yaml',
  yaml: 'yaml',
  toml: 'toml',
  json: 'json',
  cfg: 'ini',
  md: 'markdown',
  rst: 'text',
  txt: 'text',
  csv: 'data',
  npz: 'data',
  parquet: 'data',
  pt: 'model',
  pkl: 'model',
  onnx: 'model',
  Dockerfile: 'dockerfile',
  dockerfile: 'dockerfile',
  mk: 'makefile',
  sh: 'shell',
  dvc: 'yaml',
}

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A new empty folder that is removed after the test file. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'se-ml-facts-'))
  made.push(folder)
  return folder
}

export type Contents = Readonly<Record<string, string | Uint8Array>>

/** Writes the files below `root`. */
export function write(root: string, contents: Contents): void {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** The files as discovery would list them: kinds by extension, role `source` unless one is given. */
export function listed(contents: Contents, roles: Readonly<Record<string, Role>> = {}): ProjectFile[] {
  const paths = Object.keys(contents).sort()
  return paths.map((path) => ({
    path,
    kind: KINDS[path.split(/[./]/).at(-1) ?? ''] ?? 'other',
    role: roles[path] ?? (path.endsWith('.ipynb') ? 'notebook' : 'source'),
    reason: 'given by the test',
    size: Buffer.byteLength(contents[path] ?? ''),
  }))
}

/** Gathers one kind of fact over a repository of the given files. */
export async function factOf<Name extends FactName>(
  name: Name,
  contents: Contents,
  roles: Readonly<Record<string, Role>> = {},
): Promise<Facts[Name]> {
  const root = temporary()
  write(root, contents)
  return gatherOne(name, { root, files: listed(contents, roles), modules: [] })
}

/** Gathers one kind of fact. */
export async function gatherOne<Name extends FactName>(name: Name, found: Found): Promise<Facts[Name]> {
  const facts = (await gather(found, new Set([name]))) as Facts
  return facts[name]
}
