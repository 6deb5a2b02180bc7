import type { Mask } from '../effect.ts'
import { folderOf, resolvePath } from '../folder.ts'
import type { Project } from '../project.ts'
import { type Script, SINGLE } from '../script.ts'
import { firstDocument, loadYaml } from '../yaml/load.ts'
import { entries, flag, get, list, type MaybeNode, text, type YamlNode } from '../yaml/node.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { upwards } from './tasks/manifest.ts'

const NAMES = [
  'Taskfile.yml',
  'taskfile.yml',
  'Taskfile.yaml',
  'taskfile.yaml',
  'Taskfile.dist.yml',
  'Taskfile.dist.yaml',
]

interface Taskfile {
  /** By full name, with the namespace of an include. */
  readonly tasks: ReadonlyMap<string, Task>
  readonly visited: string[]
}

interface Task {
  /** Full name. */
  readonly name: string
  readonly node: YamlNode
  readonly folder: string | undefined
  readonly namespace: string
}

/** `task name`, as https://taskfile.dev/docs/reference/schema lays it down. */
export async function expandTask(call: Call): Promise<Expansion | undefined> {
  if (call.program !== 'task' && call.program !== 'go-task') return undefined
  const { options, words } = parseArguments(call.args, ['-d', '--dir', '-t', '--taskfile', '-o', '-C', '--concurrency'])
  const folder = optionValues(options, '-d', '--dir').reduce<string | undefined>(resolvePath, call.folder)
  const path = taskfilePath({ ...call, folder }, optionValues(options, '-t', '--taskfile')[0])
  if (path === undefined) return { unresolved: 'there is no Taskfile where it runs' }
  const tasks = await readTasks(call.project, { path, folder: folderOf(path), namespace: '', depth: 0 })
  const asked = words.filter((word) => !word.includes('='))
  const names = (asked.length > 0 ? asked : ['default'])
    .flatMap((word) => call.values(word))
    .filter((name) => tasks.has(name))
  const visited: string[] = []
  return names.length > 0
    ? { scripts: names.flatMap((name) => taskScripts({ tasks, visited }, name)) }
    : { unresolved: `${path} has no such task` }
}

function taskfilePath({ folder, project }: Call, named: string | undefined): string | undefined {
  const paths =
    named === undefined
      ? upwards(folder).flatMap((near) => NAMES.map((name) => resolvePath(near, name)))
      : [resolvePath(folder, named)]
  return paths.find((path) => project.has(path))
}

interface Included {
  readonly path: string
  readonly folder: string | undefined
  readonly namespace: string
  /** Files that include it, one through the other. */
  readonly depth: number
}

const MOST_DEPTH = 2

async function readTasks(project: Project, file: Included): Promise<Map<string, Task>> {
  const { path, folder, namespace, depth } = file
  const root = firstDocument(loadYaml(path, (await project.read(path)) ?? ''))
  const tasks = new Map<string, Task>()
  for (const [name, node] of entries(get(root, 'tasks')))
    tasks.set(namespace + name, { name: namespace + name, node, folder, namespace })
  const includes = depth < MOST_DEPTH ? entries(get(root, 'includes')).slice(0, 20) : []
  for (const [name, node] of includes) {
    const included = includedFile(node, project)
    if (included === undefined) continue
    const inner = { ...included, namespace: `${namespace}${name}:`, depth: depth + 1 }
    for (const [key, task] of await readTasks(project, inner)) tasks.set(key, task)
  }
  return tasks
}

function includedFile(node: YamlNode, project: Project): Pick<Included, 'path' | 'folder'> | undefined {
  const from = folderOf(node.path)
  const resolved = resolvePath(from, text(node) ?? text(get(node, 'taskfile')) ?? '')
  const paths = [resolved, ...NAMES.map((name) => resolvePath(resolved, name))]
  const path = paths.find((one) => project.has(one))
  const dir = text(get(node, 'dir'))
  return path === undefined ? undefined : { path, folder: dir === undefined ? from : resolvePath(from, dir) }
}

function taskScripts(file: Taskfile, name: string): Script[] {
  const task = file.tasks.get(name)
  if (task === undefined || file.visited.includes(name) || file.visited.length > 50) return []
  file.visited.push(name)
  const { node } = task
  const needed = list(get(node, 'deps')).flatMap((one) => taskScripts(file, fullName(task, get(one, 'task') ?? one)))
  return [...needed, ...commandsOf(node).flatMap((one) => stepScripts(file, { task, node: one }))]
}

function commandsOf(task: YamlNode): readonly YamlNode[] {
  return list(task.kind === 'map' ? (get(task, 'cmds') ?? get(task, 'cmd')) : task)
}

/** Name of another task as a task writes it: from the root with a leading colon. */
function fullName({ namespace }: Task, node: MaybeNode): string {
  const name = text(node) ?? ''
  return name.startsWith(':') ? name.slice(1) : namespace + name
}

/** One of the commands of a task. */
interface Step {
  readonly task: Task
  readonly node: YamlNode
}

function stepScripts(file: Taskfile, { task, node }: Step): Script[] {
  const other = get(node, 'task')
  if (other) return taskScripts(file, fullName(task, other))
  const command = get(node, 'cmd') ?? get(node, 'defer') ?? node
  if (command.kind !== 'text') return []
  const dir = text(get(task.node, 'dir'))
  return [
    {
      ...{ text: command.text, path: command.path, line: command.textLine, byLine: command.byLine },
      ...{ name: task.name, mode: SINGLE, mask: ignoredErrors({ task, node }) },
      folder: dir === undefined ? task.folder : resolvePath(task.folder, dir),
    },
  ]
}

function ignoredErrors({ task, node }: Step): Mask | undefined {
  const ignored = flag(get(node, 'ignore_error')) ?? flag(get(task.node, 'ignore_error'))
  return ignored ? { reason: '`ignore_error: true` in its task' } : undefined
}
