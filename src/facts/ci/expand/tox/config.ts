import { parseIni } from '../../../read/ini.ts'
import type { TomlDocument } from '../../../read/toml.ts'
import { resolvePath } from '../../folder.ts'
import type { Project } from '../../project.ts'
import type { Call } from '../expander.ts'
import { at, isTable, texts } from '../table.ts'

/** One setting: its lines with where they stand. */
export type ToxLines = readonly { readonly text: string; readonly line: number }[]

/** Settings of tox by section and key; TOML is brought into the words of the INI format. */
export interface ToxConfig {
  readonly path: string
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, ToxLines>>
}

/**
 * Finds the configuration in the order that tox's documentation gives: tox.ini, setup.cfg, pyproject.toml with `legacy_tox_ini`,
 * pyproject.toml with `tool.tox`, tox.toml (https://tox.wiki/en/latest/reference/config.html).
 */
export async function toxConfig({ project, folder }: Call, named?: string): Promise<ToxConfig | undefined> {
  const paths = named === undefined ? ['tox.ini', 'setup.cfg', 'pyproject.toml', 'tox.toml'] : [named]
  for (const name of paths) {
    const path = resolvePath(folder, name)
    const config = path === undefined ? undefined : await configIn(project, path)
    if (config !== undefined) return config
  }
  return undefined
}

async function configIn(project: Project, path: string): Promise<ToxConfig | undefined> {
  const document = path.endsWith('.toml') ? await project.toml(path) : undefined
  if (path.endsWith('.toml')) return document && fromToml(path, document)
  const text = await project.read(path)
  return text === undefined ? undefined : fromIni({ path, text, line: 1 })
}

/** Text of the INI format, with the line of the file that it begins on. */
interface IniText {
  readonly path: string
  readonly text: string
  readonly line: number
}

/** In setup.cfg the core section is called `tox:tox`. A file without any section of tox does not configure it. */
function fromIni({ path, text, line: first }: IniText): ToxConfig | undefined {
  const sections = new Map<string, Map<string, ToxLines>>()
  for (const { section, key, items } of parseIni(text)) {
    const name = section === 'tox:tox' ? 'tox' : section
    const settings = sections.get(name) ?? new Map<string, ToxLines>()
    const lines = items.map((item) => ({ text: item.text, line: item.line + first - 1 }))
    sections.set(name, settings.set(key.replaceAll('-', '_'), lines))
  }
  const isTox = [...sections.keys()].some((name) => name === 'tox' || name.startsWith('testenv'))
  return isTox ? { path, sections } : undefined
}

function fromToml(path: string, document: TomlDocument): ToxConfig | undefined {
  const header = path.endsWith('tox.toml') ? [] : ['tool', 'tox']
  const table = at(document.value, ...header)
  const legacy = at(table, 'legacy_tox_ini')
  if (typeof legacy === 'string')
    return fromIni({ path, text: legacy, line: document.lineOf('tool.tox', 'legacy_tox_ini') })
  return isTable(table) ? { path, sections: tomlSections(document, header) } : undefined
}

function tomlSections(document: TomlDocument, header: readonly string[]): ToxConfig['sections'] {
  const table = at(document.value, ...header)
  const environments = at(table, 'env')
  return new Map([
    ['tox', settingsOf({ document, header: header.join('.') }, { envlist: at(table, 'env_list') })],
    ['testenv', settingsUnder(document, [...header, 'env_run_base'])],
    ...Object.keys(isTable(environments) ? environments : {}).map(
      (name) => [`testenv:${name}`, settingsUnder(document, [...header, 'env', name])] as const,
    ),
  ])
}

function settingsUnder(document: TomlDocument, keys: readonly string[]): Map<string, ToxLines> {
  return settingsOf({ document, header: keys.join('.') }, at(document.value, ...keys))
}

/** A table of a TOML file, by its header. */
interface TomlTable {
  readonly document: TomlDocument
  readonly header: string
}

function settingsOf({ document, header }: TomlTable, content: unknown): Map<string, ToxLines> {
  const settings = new Map<string, ToxLines>()
  for (const [key, value] of Object.entries(isTable(content) ? content : {})) {
    if (value === undefined) continue
    const line = document.lineOf(header, key)
    const lines = key.startsWith('commands') ? commandLines(value) : texts(value)
    settings.set(
      key,
      lines.map((text) => ({ text, line })),
    )
  }
  return settings
}

/** TOML commands are lists of words; `{ replace = "ref", of = [...] }` takes those of another environment. */
function commandLines(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).flatMap((command) => {
    if (Array.isArray(command)) return [texts(command).map(quoted).join(' ')]
    const of = at(command, 'replace') === 'ref' ? texts(at(command, 'of')) : []
    return of.length > 1 ? [`{[${of[0] === 'env' ? `testenv:${of[1]}` : 'testenv'}]${of.at(-1)}}`] : []
  })
}

function quoted(word: string): string {
  return /\s/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word
}
