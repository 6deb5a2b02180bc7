import { resolvePath } from '../folder.ts'
import type { Project } from '../project.ts'
import { type Call, type Expansion, optionValues, parseArguments } from './expander.ts'
import { at, isTable } from './table.ts'
import { type TaskTable, taskScripts } from './tasks/body.ts'

const PROGRAMS = new Set(['npm', 'yarn', 'pnpm', 'bun'])
const FOLDER = ['--prefix', '--cwd', '-C', '--dir']

/** Subcommands that run the script of the same name (npm: test, start, stop, restart). */
const LIFECYCLE: Readonly<Record<string, string>> = { t: 'test', tst: 'test', test: 'test', start: 'start' }

/** `npm run name` and its relatives: the scripts of package.json, with `pre` and `post`. */
export async function expandNpm(call: Call, project: Project): Promise<Expansion | undefined> {
  if (!PROGRAMS.has(call.program)) return undefined
  const { options, words } = parseArguments(call.args, [...FOLDER, '-w', '--workspace', '--filter'])
  const folder = optionValues(options, ...FOLDER).reduce<string | undefined>(resolvePath, call.folder)
  const explicit = words[0] === 'run' || words[0] === 'run-script'
  const name = explicit ? words[1] : (LIFECYCLE[words[0] ?? ''] ?? (call.program === 'npm' ? undefined : words[0]))
  if (name === undefined) return undefined
  const table = await packageScripts(project, resolvePath(folder, 'package.json'), folder)
  const scripts = call
    .values(name)
    .flatMap((one) => [`pre${one}`, one, `post${one}`].flatMap((part) => (table && taskScripts(table, part)) ?? []))
  if (scripts.length > 0) return { scripts }
  return explicit
    ? { unresolved: table ? `package.json has no script \`${name}\`` : 'there is no package.json where it runs' }
    : undefined
}

async function packageScripts(
  project: Project,
  path: string | undefined,
  folder: string | undefined,
): Promise<TaskTable | undefined> {
  const text = await project.read(path)
  if (text === undefined || path === undefined) return undefined
  const scripts = at(parseJson(text), 'scripts')
  const lines = text.split('\n')
  const lineOf = (name: string) => Math.max(1, lines.findIndex((line) => line.includes(`"${name}"`)) + 1)
  return isTable(scripts) ? { path, folder, tasks: scripts, lineOf, lists: 'lines', nested: false } : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
