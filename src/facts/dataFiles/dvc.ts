import { posix } from 'node:path'
import { parseIni } from '../read/ini.ts'
import { asArray, asScalar, asTable, asText, type Table } from '../read/plain.ts'
import { parseYaml } from '../read/yaml.ts'
import type { DvcOutput, DvcRemote } from '../types/dataFiles.ts'

/** Outputs of a `*.dvc` file. */
export async function readDvcFile(text: string, path: string): Promise<DvcOutput[]> {
  const [document] = await parseYaml(text)
  const value = asTable(document?.value)
  const folder = posix.join(posix.dirname(path), asText(value.wdir) ?? '.')
  const imported = importOf(value)
  return asArray(value.outs).map((out, index) => ({
    ...readOutput(asTable(out), folder),
    ...(imported !== undefined && { imported }),
    at: { path, line: document?.lineOf('outs', index) ?? 1 },
  }))
}

/** Where the data came from: the address of another repository, or of a file. */
function importOf({ deps }: Table): string | undefined {
  const [first] = asArray(deps).map(asTable)
  const source = asText(asTable(first?.repo).url) ?? asText(first?.path)
  return source === undefined ? undefined : withoutCredentials(source)
}

/** Outputs of the stages in dvc.lock. */
export async function readDvcLock(text: string, path: string): Promise<DvcOutput[]> {
  const [document] = await parseYaml(text)
  const folder = posix.dirname(path)
  return Object.entries(asTable(asTable(document?.value).stages)).flatMap(([stage, value]) =>
    asArray(asTable(value).outs).map((out, index) => ({
      ...readOutput(asTable(out), folder),
      stage,
      at: { path, line: document?.lineOf('stages', stage, 'outs', index) ?? 1 },
    })),
  )
}

function readOutput(out: Table, folder: string): Pick<DvcOutput, 'path' | 'hash' | 'size'> {
  const hash = asText(out.md5) ?? asText(out.etag) ?? asText(out.checksum)
  const size = Number(asScalar(out.size) ?? Number.NaN)
  return {
    path: posix.normalize(posix.join(folder, asText(out.path) ?? '')),
    ...(hash !== undefined && { hash }),
    ...(Number.isFinite(size) && { size }),
  }
}

/** Remotes of `.dvc/config`: `['remote "name"']`. */
export function readDvcConfig(text: string, path: string): DvcRemote[] {
  const settings = parseIni(text)
  const main = settings.find(({ section, key }) => section === 'core' && key === 'remote')?.value
  return settings.flatMap(({ section, key, value, line }) => {
    const [, name] = /^'?remote "(.*)"'?$/.exec(section) ?? []
    if (name === undefined || key !== 'url') return []
    const url = withoutCredentials(value)
    return [{ name, url, shared: isShared(url), isDefault: name === main, at: { path, line } }]
  })
}

/** A folder is on one machine, or on a disk that nobody outside can tell from one. */
function isShared(url: string): boolean {
  return /^(?!file:)[a-z][a-z0-9+.-]*:\/\//i.test(url)
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1')
}
