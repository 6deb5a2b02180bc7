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
  readonly node: YamlNode
  readonly folder: string | undefined
  readonly namespace: string
}

/** `task name`, as https://taskfile.dev/docs/reference/schema lays it down. */
export async function expandTask(call: Call, project: Project): Promise<Expansion | undefined> {
  if (call.program !== 'task' && call.program !== 'go-task') return undefined
  const { options, words } = parseArguments(call.args, ['-d', '--dir', '-t', '--taskfile', '-o', '-C', '--concurrency'])
  const folder = optionValues(options, '-d', '--dir').reduce<string | undefined>(resolvePath, call.folder)
  const path = taskfilePath(optionValues(options, '-t', '--taskfile')[0], folder, project)
  if (path === undefined) return { unresolved: 'there is no Taskfile where it runs' }
  const tasks = await readTasks(project, { path, folder: folderOf(path), namespace: '' }, 0)
  const asked = words.filter((word) => !word.includes('='))
  const names = (asked.length > 0 ? asked : ['default'])
    .flatMap((word) => call.values(word))
    .filter((name) => tasks.has(name))
  const file: Taskfile = { tasks, visited: [] }
  return names.length > 0
    ? { scripts: names.flatMap((name) => taskScripts(file, name)) }
    : { unresolved: `${path} has no such task` }
}

function taskfilePath(named: string | undefined, folder: string | undefined, project: Project): string | undefined {
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
}

async function readTasks(
  project: Project,
  { path, folder, namespace }: Included,
  depth: number,
): Promise<Map<string, Task>> {
  const root = firstDocument(loadYaml(path, (await project.read(path)) ?? ''))
  const tasks = new Map<string, Task>()
  for (const [name, node] of entries(get(root, 'tasks'))) tasks.set(namespace + name, { node, folder, namespace })
  for (const [name, node] of depth < 2 ? entries(get(root, 'includes')).slice(0, 20) : []) {
    const included = includedFile(project, path, node)
    const inner = included && (await readTasks(project, { ...included, namespace: `${namespace}${name}:` }, depth + 1))
    for (const [key, task] of inner ?? []) tasks.set(key, task)
  }
  return tasks
}

function includedFile(project: Project, from: string, node: YamlNode): Omit<Included, 'namespace'> | undefined {
  const named = text(node) ?? text(get(node, 'taskfile')) ?? ''
  const resolved = resolvePath(folderOf(from), named)
  const paths = [resolved, ...NAMES.map((name) => resolvePath(resolved, name))]
  const path = paths.find((one) => project.has(one))
  const dir = text(get(node, 'dir'))
  return path === undefined
    ? undefined
    : { path, folder: dir === undefined ? folderOf(from) : resolvePath(folderOf(from), dir) }
}

function taskScripts(file: Taskfile, name: string): Script[] {
  const task = file.tasks.get(name)
  if (task === undefined || file.visited.includes(name) || file.visited.length > 50) return []
  file.visited.push(name)
  const needed = list(get(task.node, 'deps')).flatMap((node) => otherTask(file, task, get(node, 'task') ?? node))
  const commands = task.node.kind === 'map' ? (get(task.node, 'cmds') ?? get(task.node, 'cmd')) : task.node
  return [...needed, ...list(commands).flatMap((node) => commandScripts(file, task, name, node))]
}

function otherTask(file: Taskfile, { namespace }: Task, node: MaybeNode): Script[] {
  const name = text(node) ?? ''
  return taskScripts(file, name.startsWith(':') ? name.slice(1) : namespace + name)
}

function commandScripts(file: Taskfile, task: Task, name: string, node: YamlNode): Script[] {
  if (get(node, 'task')) return otherTask(file, task, get(node, 'task'))
  const command = get(node, 'cmd') ?? get(node, 'defer') ?? node
  if (command.kind !== 'text') return []
  const ignored = flag(get(node, 'ignore_error')) ?? flag(get(task.node, 'ignore_error'))
  const dir = text(get(task.node, 'dir'))
  return [
    {
      ...{ text: command.text, path: command.path, line: command.textLine, byLine: command.byLine, name, mode: SINGLE },
      folder: dir === undefined ? task.folder : resolvePath(task.folder, dir),
      mask: ignored ? { reason: '`ignore_error: true` in its task' } : undefined,
    },
  ]
}
