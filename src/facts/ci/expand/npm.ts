import type { Project } from '../project.ts'

import type { Call, Expansion } from './expander.ts'
import { packageScripts, packagesBelow } from './packages.ts'
import { readRun, type ScriptRun } from './script-run.ts'
import { type TaskTable, taskScripts } from './tasks/body.ts'

/** `npm run name` and its relatives: the scripts of package.json, with `pre` and `post`; in workspaces those of each. */
export async function expandNpm(call: Call): Promise<Expansion | undefined> {
  const run = readRun(call)
  if (run === undefined) return undefined
  const tables = await tablesOf(run, call.project)
  const scripts = tables.flatMap((table) =>
    run.names.flatMap((name) =>
      call.values(name).flatMap((one) => withHooks(one).flatMap((part) => taskScripts(table, part) ?? [])),
    ),
  )
  if (scripts.length > 0) return { scripts }
  return run.explicit ? { unresolved: whyNone(run, tables.length) } : withoutManager(call, run)
}

function tablesOf({ folder, packages }: ScriptRun, project: Project): Promise<TaskTable[]> {
  return packages === undefined ? packageScripts(project, folder) : packagesBelow({ project, folder }, packages)
}

function withHooks(name: string): string[] {
  return [`pre${name}`, name, `post${name}`]
}

function whyNone({ names, packages }: ScriptRun, manifests: number): string {
  const script = names.map((name) => `\`${name}\``).join(', ')
  if (packages !== undefined) return `no package of the workspace has a script ${script}`
  return manifests > 0 ? `package.json has no script ${script}` : 'there is no package.json where it runs'
}

/** `yarn jest` and `pnpm vitest run` start programs of the packages that are installed. */
function withoutManager({ args }: Call, { names: [name = ''], program }: ScriptRun): Expansion | undefined {
  const at = args.indexOf(name)
  return program && at >= 0 ? { instead: args.slice(at) } : undefined
}
