import { type IniSetting, parseIni } from '../read/ini.ts'
import type { DependencyGroup } from '../types/dependencies.ts'
import { type Declarations, declarations, merge } from './found.ts'
import { groupOfName } from './group.ts'
import { readList } from './list.ts'
import { resolvePath } from './paths.ts'

/** Settings of `[options]` that list requirements. */
const LISTS: Readonly<Record<string, DependencyGroup>> = {
  install_requires: 'runtime',
  setup_requires: 'development',
  tests_require: 'development',
}

/** Reads setup.cfg: the lists of `[options]` and the extras of `[options.extras_require]`, also `file: a.txt, b.txt`. */
export function readSetupCfg(text: string, path: string): Declarations {
  const settings = parseIni(text)
  const python = settings.filter(({ section, key }) => section === 'options' && key === 'python_requires')
  return merge([
    ...settings.map((setting) => readSetting(setting, path)),
    declarations({ python: python.map(({ value, line }) => ({ spec: value, at: { path, line } })) }),
  ])
}

function readSetting(setting: IniSetting, path: string): Declarations {
  const { section, key } = setting
  if (section === 'options' && Object.hasOwn(LISTS, key))
    return readItems(setting, { path, group: LISTS[key] ?? 'runtime' })
  if (section === 'options.extras_require') return readItems(setting, { path, group: groupOfName(key), groupName: key })
  return declarations()
}

interface Place {
  readonly path: string
  readonly group: DependencyGroup
  readonly groupName?: string
}

function readItems({ value, items }: IniSetting, place: Place): Declarations {
  const [, files] = /^file:\s*(.*)$/s.exec(value) ?? []
  if (files !== undefined) return declarations({ references: referencesOf(files, place) })
  return readList(items.flatMap(splitItem), { source: 'setup.cfg', ...place })
}

/** Setuptools takes a list on one line apart at semicolons; before a marker (`; os_name == "nt"`) there is one too. */
function splitItem({ text, line }: IniSetting['items'][number]): { text: string; line: number }[] {
  const bare = text.replace(/\s#.*$/, '')
  const hasMarker = /;.*[<>=]\s*['"]|;.*['"]\s*(not )?in\b/.test(bare)
  const parts = hasMarker ? [bare] : bare.split(';')
  return parts.map((part) => ({ text: part.trim(), line })).filter(({ text }) => text !== '')
}

function referencesOf(files: string, { path, group }: Place) {
  const paths = files.split(/[,\n]/).map((file) => resolvePath(path, file.trim()))
  return paths.flatMap((path) => (path === undefined ? [] : [{ path, as: 'requirements', group } as const]))
}
