import { resolvePath } from '../folder.ts'
import type { Project } from '../project.ts'
import { lineScript, type Script } from '../script.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { type TextCall, textCalls } from './python/calls.ts'
import { type TopFunction, topFunctions } from './python/functions.ts'

const VALUED = ['-c', '--collection', '-r', '--search-root', '-f', '--config', '-T', '--command-timeout']

/** `invoke task`: the literal commands of `c.run("…")` in tasks.py. */
export async function expandInvoke(call: Call, project: Project): Promise<Expansion | undefined> {
  if (call.program !== 'invoke' && call.program !== 'inv') return undefined
  const parsed = parseArguments(call.args, VALUED)
  const [root] = optionValues(parsed.options, '-r', '--search-root')
  const module = optionValues(parsed.options, '-c', '--collection')[0] ?? 'tasks'
  const folder = root === undefined ? call.folder : resolvePath(call.folder, root)
  const paths = [`${module}.py`, `${module}/__init__.py`].map((name) => resolvePath(folder, name))
  const path = paths.find((one) => project.has(one))
  if (path === undefined) return { unresolved: 'there is no tasks.py where it runs' }
  const functions = topFunctions((await project.read(path)) ?? '')
  const tasks: Tasks = { path, functions, folder, visited: [] }
  const asked = parsed.words.map((word) => taskNamed(tasks, word)).filter((task) => task !== undefined)
  return asked.length > 0
    ? { scripts: asked.flatMap((task) => taskScripts(tasks, task)) }
    : { unresolved: `${path} has no such task` }
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
  return functions.find(({ name, decorators }) => {
    const own = /\bname\s*=\s*["']([^"']+)["']/.exec(decorators)?.[1] ?? name
    return /@(?:\w+\.)?task\b/.test(decorators) && own.replaceAll('_', '-') === wanted
  })
}

function taskScripts(tasks: Tasks, task: TopFunction): Script[] {
  if (tasks.visited.includes(task.name)) return []
  tasks.visited.push(task.name)
  const before = /\bpre\s*=\s*\[([^\]]*)\]/.exec(task.decorators)?.[1]?.split(/[,\s]+/) ?? []
  const needed = [...before, ...(/@(?:\w+\.)?task\(([\w\s,]*)/.exec(task.decorators)?.[1]?.split(/[,\s]+/) ?? [])]
  const first = tasks.functions.filter(({ name }) => needed.includes(name)).flatMap((one) => taskScripts(tasks, one))
  const calls = textCalls(task.body.replace(/^.*$/m, ''), /[\w.]+/)
  return [...first, ...calls.flatMap((call) => callScripts(tasks, task, call))]
}

function callScripts(tasks: Tasks, task: TopFunction, call: TextCall): Script[] {
  const other = tasks.functions.find(({ name }) => name === call.callee)
  if (other) return taskScripts(tasks, other)
  const text = /^\w+\.(?:run|sudo)$/.test(call.callee) || call.callee === 'run' ? call.args[0] : undefined
  if (text === undefined || text.startsWith('<')) return []
  // https://docs.pyinvoke.org/en/stable/api/runners.html: `warn=True` goes on after a failure.
  const mask = call.keywords.get('warn') === 'True' ? { reason: '`warn=True` lets it fail' } : undefined
  return [
    lineScript({ text, path: tasks.path, line: task.line + call.line, name: task.name, folder: tasks.folder, mask }),
  ]
}
