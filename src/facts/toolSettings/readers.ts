import { type IniSetting, parseIni } from '../read/ini.ts'
import { parseToml } from '../read/toml.ts'
import type { SettingValue, ToolSetting } from '../types/toolSettings.ts'
import { flatten } from './flatten.ts'
import { type Reader, SCRIPT_READERS } from './scripts.ts'

/** Which file is read how, by its name. */
const READERS: readonly (readonly [name: RegExp, read: Reader])[] = [
  [/^pyproject\.toml$/, readPyproject],
  [/^\.?ruff\.toml$/, (text, path) => readToml(text, path, 'ruff')],
  [/^(setup\.cfg|tox\.ini|pytest\.ini|\.?mypy\.ini|\.flake8|\.pycodestyle|\.pydocstyle|\.isort\.cfg)$/, readSections],
  [/^\.coveragerc$/, (text, path) => readWhole(text, path, 'coverage')],
  [/^\.?pylintrc(\.toml)?$/, (text, path) => readWhole(text, path, 'pylint')],
  [/^\.bandit$/, (text, path) => readWhole(text, path, 'bandit')],
  [/^\.style\.yapf$/, (text, path) => readWhole(text, path, 'yapf')],
  ...SCRIPT_READERS,
]

export function readerOf(path: string): Reader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return READERS.find(([pattern]) => pattern.test(name))?.[1]
}

async function readPyproject(text: string, path: string): Promise<ToolSetting[]> {
  const { value, lineOf } = await parseToml(text)
  const tools = isTable(value.tool) ? value.tool : {}
  return Object.entries(tools).flatMap(([tool, settings]) =>
    isTable(settings) ? [{ tool, at: { path, line: lineOf(`tool.${tool}`, tool) }, values: flatten(settings) }] : [],
  )
}

async function readToml(text: string, path: string, tool: string): Promise<ToolSetting[]> {
  const { value } = await parseToml(text)
  return [{ tool, at: { path, line: 1 }, values: flatten(value) }]
}

/** Sections that belong to a tool; others are of packaging or of tox. `[tool:pytest]`, `[mypy-numpy.*]`. */
const SECTION =
  /^(?:tool:)?(flake8|pytest|mypy|pycodestyle|pydocstyle|pylint|isort|coverage|yapf|bandit|pylama|ruff|radon|vulture|prospector)(?:[:.-](.+))?$/i

/** One entry for each tool with a section of its own; subsections go before the key. */
function readSections(text: string, path: string): ToolSetting[] {
  const tools = new Map<string, Collected>()
  for (const setting of [...headers(text), ...parseIni(text)]) {
    const [, tool, part] = SECTION.exec(setting.section) ?? []
    if (tool === undefined) continue
    const name = tool.toLowerCase()
    const own = tools.get(name) ?? { line: setting.line, values: {} }
    tools.set(name, own)
    if (setting.key !== '') own.values[part === undefined ? setting.key : `${part}.${setting.key}`] = settingOf(setting)
  }
  return [...tools].map(([tool, { line, values }]) => ({ tool, at: { path, line }, values }))
}

interface Collected {
  readonly line: number
  readonly values: Record<string, SettingValue>
}

/** A section counts although nothing stands in it. */
function headers(text: string): Pick<IniSetting, 'section' | 'key' | 'line' | 'value' | 'items'>[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) => {
    const section = /^\[([^\]]*)\]/.exec(line)?.[1]?.trim()
    return section === undefined ? [] : [{ section, key: '', line: at + 1, value: '', items: [] }]
  })
}

/** A file of one tool: its sections go before the keys. */
function readWhole(text: string, path: string, tool: string): ToolSetting[] {
  const values = parseIni(text).map((setting) => [
    `${setting.section}.${setting.key}`.toLowerCase(),
    settingOf(setting),
  ])
  return [{ tool, at: { path, line: 1 }, values: Object.fromEntries(values) }]
}

function settingOf({ value, items }: Pick<IniSetting, 'value' | 'items'>): SettingValue {
  return items.length > 1 ? items.map(({ text }) => text) : value
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
