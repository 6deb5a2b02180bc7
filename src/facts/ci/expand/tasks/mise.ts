import type { Script } from '../../script.ts'
import { type Expander, parseArguments } from '../expander.ts'
import { isTable, texts } from '../table.ts'
import { type TaskTable, taskScripts } from './body.ts'
import { findTasks, type Place } from './manifest.ts'

/** Where mise looks, in the folder and those above (https://mise.jdx.dev/configuration.html). */
const PLACES: readonly Place[] = [
  'mise.toml',
  '.mise.toml',
  'mise/config.toml',
  '.mise/config.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
].map((file) => ({ file, keys: ['tasks'] }))

const VALUED = ['-C', '--cd', '-E', '--env', '-j', '--jobs', '-t', '--tool', '--shell', '-o', '--output']

/** `mise run lint ::: test`, `mise r lint`, `mise lint` (https://mise.jdx.dev/cli/run.html). */
export const expandMise: Expander = async (call) => {
  if (call.program !== 'mise') return undefined
  const { words } = parseArguments(call.args, VALUED)
  const isRun = words[0] === 'run' || words[0] === 'r'
  const table = await findTasks(call, { places: PLACES, lists: 'lines', nested: false })
  const names = asked(isRun ? words.slice(1) : words).flatMap((name) => call.values(name))
  const scripts = table === undefined ? [] : names.flatMap((name) => scriptsOf(table, name))
  if (scripts.length > 0) return { scripts }
  return isRun ? { unresolved: `the task \`${names.join(' ')}\` is not in a configuration of mise` } : undefined
}

/** The first word, and each behind `:::`; the others are arguments of the task before. */
function asked(words: readonly string[]): string[] {
  return words.filter((_, at) => at === 0 || words[at - 1] === ':::')
}

/** By name or alias. */
function scriptsOf(table: TaskTable, asked: string): readonly Script[] {
  const names = Object.entries(table.tasks).flatMap(([name, body]) =>
    name === asked || (isTable(body) && texts(body.alias).includes(asked)) ? [name] : [],
  )
  return names.flatMap((name) => taskScripts(table, name) ?? [])
}
