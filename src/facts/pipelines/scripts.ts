import { parseIni } from '../read/ini.ts'
import { asTable, asText, at } from '../read/plain.ts'
import { pythonTokens } from '../read/pythonTokens.ts'
import { parseToml } from '../read/toml.ts'
import { shellCommands } from '../read/words.ts'
import type { Stage } from '../types/pipelines.ts'
import { stage } from './stage.ts'

const TABLES = [
  ['project', 'scripts'],
  ['project', 'gui-scripts'],
  ['tool', 'poetry', 'scripts'],
]

/** Commands that installing the project gives: pyproject.toml. */
export async function readPyprojectScripts(text: string, path: string): Promise<Stage[]> {
  const { value, lineOf } = await parseToml(text)
  return TABLES.flatMap((keys) =>
    Object.entries(asTable(at(value, ...keys))).flatMap(([name, target]) => {
      const command = asText(target) ?? asText(asTable(target).callable) ?? asText(asTable(target).reference)
      const place = { path, line: lineOf(keys.join('.'), name) }
      return command === undefined ? [] : [stage({ tool: 'console-script', name, command, at: place })]
    }),
  )
}

/** `[options.entry_points]` of setup.cfg. */
export function readSetupCfgScripts(text: string, path: string): Stage[] {
  const settings = parseIni(text).filter(
    ({ section, key }) => section === 'options.entry_points' && /^(console|gui)_scripts$/.test(key),
  )
  return settings.flatMap(({ items }) => items.flatMap(({ text, line }) => scriptOf(text, { path, line })))
}

/** Strings of the form `name = package.module:function` in setup.py; nothing else there looks like that. */
export function readSetupPyScripts(text: string, path: string): Stage[] {
  const strings = pythonTokens(text).filter(({ kind }) => kind === 'string')
  return strings.flatMap(({ text, line }) =>
    text.split('\n').flatMap((part, index) => scriptOf(part, { path, line: line + index })),
  )
}

function scriptOf(text: string, place: { path: string; line: number }): Stage[] {
  const [, name, command] =
    /^\s*([\w.-]+)\s*=\s*([A-Za-z_][\w.]*:[A-Za-z_][\w.]*)\s*(\[.*\])?\s*$/.exec(text.slice(0, 300)) ?? []
  return name === undefined || command === undefined
    ? []
    : [stage({ tool: 'console-script', name, command, at: place })]
}

/** Programs by which a shell script starts code of the project. */
const STARTERS =
  /^(\S*\/)?(python[\d.]*|torchrun|accelerate|deepspeed|horovodrun|mpirun|srun|dvc|mlflow|kedro|prefect|papermill|jupyter|uv|poetry|ray|composer|lightning)$/

/** What a shell script starts, as one stage; nothing when it starts no code. */
export function readShellScript(text: string, path: string): Stage[] {
  const lines = text.split(/\r?\n/)
  const line = lines.findIndex((line) => starts(line))
  if (line < 0) return []
  const commands = shellCommands(text.slice(0, 200_000)).filter(
    (words) => words[0] === 'for' || words.some((word) => STARTERS.test(word)),
  )
  const command = commands
    .map((words) => words.join(' '))
    .join('\n')
    .slice(0, 20_000)
  return [stage({ tool: 'shell', name: path, command, at: { path, line: line + 1 } })]
}

function starts(line: string): boolean {
  return shellCommands(line.slice(0, 2000)).some((words) => words.some((word) => STARTERS.test(word)))
}
