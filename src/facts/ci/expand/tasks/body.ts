import { resolvePath } from '../../folder.ts'
import { lineScript, quoteWords, type Script } from '../../script.ts'
import { at, isTable, texts } from '../table.ts'

/** Tasks of one manifest, as a task runner keeps them. */
export interface TaskTable {
  readonly path: string
  readonly folder: string | undefined
  readonly tasks: Readonly<Record<string, unknown>>
  readonly lineOf: (task: string) => number
  /** What a bare list means: names of tasks, lines to run one after the other, or the words of one command. */
  readonly lists: 'names' | 'lines' | 'words'
  /** A line that begins with the name of another task stands for that task (hatch, pixi, npm-like composites). */
  readonly nested: boolean
}

/** The task that is read. */
interface Reading {
  readonly table: TaskTable
  readonly name: string
  readonly visited: string[]
}

/** Scripts of a task, with those of the tasks it names; undefined when there is no such task. */
export function taskScripts(table: TaskTable, name: string): Script[] | undefined {
  return Object.hasOwn(table.tasks, name) ? named({ table, visited: [] }, name) : undefined
}

function named({ table, visited }: Omit<Reading, 'name'>, name: string): Script[] {
  if (!Object.hasOwn(table.tasks, name) || visited.includes(name) || visited.length > 50) return []
  visited.push(name)
  return bodyScripts({ table, name, visited }, table.tasks[name])
}

function bodyScripts(reading: Reading, body: unknown): Script[] {
  if (typeof body === 'string') return line(reading, body)
  if (Array.isArray(body)) return listScripts(reading, body)
  return isTable(body) ? tableScripts(reading, body) : []
}

function listScripts(reading: Reading, items: readonly unknown[]): Script[] {
  const { lists } = reading.table
  if (lists === 'words') return line(reading, quoteWords(texts(items)))
  const read = lists === 'names' ? nameOrLine : line
  return items.slice(0, 50).flatMap((item) => {
    if (isTable(item)) return tableScripts(reading, item)
    return texts(item).flatMap((text) => read(reading, text))
  })
}

function nameOrLine(reading: Reading, text: string): Script[] {
  const [first = ''] = text.split(/\s/)
  return Object.hasOwn(reading.table.tasks, first) ? named(reading, first) : line(reading, text)
}

const NEEDED = ['deps', 'uses', 'depends-on', 'depends_on', 'depends']
const COMMANDS = ['cmd', 'shell', 'call', 'script']
const SEQUENCES = ['composite', 'sequence', 'chain', 'parallel']

/** A table with one of the keys that poe, pdm, rye, pixi, pipenv and mise give a task. */
function tableScripts(reading: Reading, body: Readonly<Record<string, unknown>>): Script[] {
  const needed = NEEDED.flatMap((key) => namesIn(body[key])).flatMap((other) => named(reading, other))
  const ref = texts(at(body, 'ref') ?? at(body, 'task')).flatMap((text) => nameOrLine(reading, text))
  const sequence = SEQUENCES.flatMap((key) => sequenceScripts(reading, body[key]))
  const lines = texts(body.run).flatMap((text) => line(reading, text))
  const commands = COMMANDS.flatMap((key) => commandText(key, body[key])).flatMap((text) => line(reading, text))
  return [...needed, ...ref, ...sequence, ...lines, ...commands].map(adjusting(body, reading.table))
}

function namesIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .flatMap((one) => texts(isTable(one) ? one.task : one))
    .map((text) => text.split(/\s/)[0]!)
}

function sequenceScripts(reading: Reading, value: unknown): Script[] {
  const items = Array.isArray(value) ? value : []
  return items.slice(0, 50).flatMap((item) => {
    if (isTable(item)) return tableScripts(reading, item)
    return Array.isArray(item) ? listScripts(reading, item) : texts(item).flatMap((text) => nameOrLine(reading, text))
  })
}

/** `call` and poe's `script` name a function: it runs as Python. */
function commandText(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return [quoteWords(texts(value))]
  if (typeof value !== 'string') return []
  return [key === 'call' || key === 'script' ? `python -m ${value.split(':')[0]}` : value]
}

/** What the settings of a task do to its scripts. `ignore_fail` is poe's, `ignore_errors` others'; `cwd` is where it runs. */
function adjusting(body: Readonly<Record<string, unknown>>, { folder }: TaskTable): (script: Script) => Script {
  const cwd = body.cwd ?? body.working_dir ?? body.dir
  const place = typeof cwd === 'string' ? { folder: resolvePath(folder, cwd) } : {}
  const mask = ignoresFailure(body) && { mask: { reason: '`ignore_fail` in its task' } }
  return (script) => ({ ...script, ...place, ...(script.mask === undefined && mask) })
}

function ignoresFailure({ ignore_fail, ignore_errors }: Readonly<Record<string, unknown>>): boolean {
  return ignore_fail === true || ignore_fail === 'return_zero' || ignore_errors === true
}

/** `- ` before a command makes hatch go on after a failure (https://hatch.pypa.io/latest/config/environment/overview/#scripts). */
function line(reading: Reading, text: string): Script[] {
  const { table, name } = reading
  const ignored = /^-\s+/.exec(text)
  const bare = ignored ? text.slice(ignored[0].length) : text
  const [first = ''] = bare.trim().split(/\s/)
  if (table.nested && first !== name && Object.hasOwn(table.tasks, first))
    return masked(named(reading, first), ignored !== null)
  const place = { path: table.path, line: table.lineOf(name), name, folder: table.folder }
  return masked([lineScript({ ...place, text: bare })], ignored !== null)
}

function masked(scripts: Script[], ignored: boolean): Script[] {
  return ignored
    ? scripts.map((script) => ({ ...script, mask: { reason: '`-` before it makes the runner ignore its failure' } }))
    : scripts
}
