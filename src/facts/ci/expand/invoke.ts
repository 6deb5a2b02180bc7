import { resolvePath } from '../folder.ts'

import { lineScript, type Script } from '../script.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { listNamed, literalText, splitArguments, type TextCall, textCalls } from './python/calls.ts'
import { type TopFunction, topFunctions } from './python/functions.ts'

const VALUED = ['-c', '--collection', '-r', '--search-root', '-f', '--config', '-T', '--command-timeout']

/** `invoke task`: the literal commands of `c.run("…")` in tasks.py. */
export async function expandInvoke(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'invoke' && call.program !== 'inv') return undefined
  const tasks = await tasksOf(call)
  if (tasks === undefined) return { unresolved: 'there is no tasks.py where it runs' }
  const named = call.args.filter((_, index) => !/^-[^=]*$/.test(call.args[index - 1] ?? ''))
  const asked = named.flatMap((word) => taskNamed(tasks, word) ?? [])
  if (asked.length === 0) return { unresolved: `${tasks.path} has no such task` }
  const scripts = asked.flatMap((task) => taskScripts(tasks, task))
  return scripts.length > 0 ? { scripts } : { unresolved: 'its tasks run nothing that is written out' }
}

/** Tasks of the collection that the command reads; undefined when there is none. */
async function tasksOf(call: Call): Promise<Tasks | undefined> {
  const { options } = parseArguments(coreArguments(call.args), VALUED)
  const folder = optionValues(options, '-r', '--search-root')
    .slice(0, 1)
    .reduce<string | undefined>(resolvePath, call.folder)
  const module = optionValues(options, '-c', '--collection')[0] ?? 'tasks'
  const paths = [`${module}.py`, `${module}/__init__.py`].map((name) => resolvePath(folder, name))
  const path = paths.find((one) => call.project.has(one))
  if (path === undefined) return undefined
  return { path, functions: topFunctions((await call.project.read(path)) ?? ''), folder, visited: [] }
}

/** Options behind the first task are those of the task. */
function coreArguments(args: readonly string[]): readonly string[] {
  const task = args.findIndex((arg, index) => !arg.startsWith('-') && !VALUED.includes(args[index - 1] ?? ''))
  return task < 0 ? args : args.slice(0, task)
}

interface Tasks {
  readonly path: string
  readonly functions: readonly TopFunction[]
  readonly folder: string | undefined
  readonly visited: string[]
}

/** Underscores of a function are dashes in the name of its task; a namespace may stand before it. */
function taskNamed({ functions }: Tasks, asked: string): TopFunction | undefined {
  const wanted = asked.split('.').at(-1)!.replaceAll('_', '-')
  return functions.find((task) => isTask(task) && namesOf(task).some((name) => name.replaceAll('_', '-') === wanted))
}

function isTask({ decorators }: TopFunction): boolean {
  return /@(?:\w+\.)?task\b/.test(decorators)
}

/** `name=` and `aliases=` of the decorator. */
function namesOf({ name, decorators }: TopFunction): string[] {
  const own = /\bname\s*=\s*["']([^"']+)["']/.exec(decorators)?.[1] ?? name
  const aliases = /\baliases\s*=\s*[[(]([^\])]*)[\])]/.exec(decorators)?.[1] ?? ''
  return [own, ...splitArguments(aliases).flatMap((part) => literalText(part) ?? [])]
}

function taskScripts(tasks: Tasks, task: TopFunction): Script[] {
  if (tasks.visited.includes(task.name)) return []
  tasks.visited.push(task.name)
  const before = /\bpre\s*=\s*\[([^\]]*)\]/.exec(task.decorators)?.[1]?.split(/[,\s]+/) ?? []
  const needed = [...before, ...(/@(?:\w+\.)?task\(([\w\s,]*)/.exec(task.decorators)?.[1]?.split(/[,\s]+/) ?? [])]
  const first = tasks.functions.filter(({ name }) => needed.includes(name)).flatMap((one) => taskScripts(tasks, one))
  const calls = textCalls(task.body, /[\w.]+/)
  return [...first, ...calls.flatMap((call) => callScripts(tasks, task, call))]
}

function callScripts(tasks: Tasks, task: TopFunction, call: TextCall): Script[] {
  const other = tasks.functions.find(({ name }) => name === call.callee)
  if (other) return taskScripts(tasks, other)
  const runs = /^\w+\.(?:run|sudo)$/.test(call.callee) || call.callee === 'run'
  const text = runs ? commandText(call.args[0] ?? '<>', task.body) : undefined
  if (text === undefined || text.startsWith('<')) return []
  // https://docs.pyinvoke.org/en/stable/api/runners.html: `warn=True` goes on after a failure.
  const mask = call.keywords.get('warn') === 'True' ? { reason: '`warn=True` lets it fail' } : undefined
  return [
    lineScript({ text, path: tasks.path, line: task.line + call.line, name: task.name, folder: tasks.folder, mask }),
  ]
}

/** `" ".join(words)` stands for the words of a list in the same function. */
function commandText(argument: string, body: string): string {
  const name = /^<\s*f?(["']) \1\.join\(\s*(\w+)\s*\)\s*>$/.exec(argument)?.[2]
  return (name === undefined ? undefined : listNamed(body, name)?.map(asText).join(' ')) ?? argument
}

/** An expression among the words of a command, without what a shell would take for its own. */
function asText(item: string): string {
  return item.startsWith('<') ? `{${/^<(\w+)>$/.exec(item)?.[1] ?? 'expression'}}` : item
}
