import type { Project } from '../project.ts'
import type { Script } from '../script.ts'
import type { Call, Expansion } from './expander.ts'
import { packageScripts, packagesBelow } from './packages.ts'
import { readRun, type ScriptRun } from './script-run.ts'
import { taskScripts } from './tasks/body.ts'

/** `npm run name` and its relatives: the scripts of package.json, with `pre` and `post`; in workspaces those of each. */
export async function expandNpm(call: Call, project: Project): Promise<Expansion | undefined> {
  const run = readRun(call)
  if (run === undefined) return undefined
  const tables = await (run.packages === undefined
    ? packageScripts(project, run.folder)
    : packagesBelow(project, run.folder, run.packages))
  const scripts = tables.flatMap((table) =>
    run.names.flatMap((name) => withHooks(call, name, (part) => taskScripts(table, part) ?? [])),
  )
  if (scripts.length > 0) return { scripts }
  return run.explicit ? { unresolved: whyNone(run, tables.length) } : withoutManager(call, run)
}

function withHooks({ values }: Call, name: string, scriptsOf: (name: string) => Script[]): Script[] {
  return values(name).flatMap((one) => [`pre${one}`, one, `post${one}`].flatMap(scriptsOf))
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
