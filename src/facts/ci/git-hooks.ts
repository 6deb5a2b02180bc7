import type { PreCommitHook } from '../types/ci.ts'
import type { Project } from './project.ts'

/** Where projects keep the hooks of git that they share: `core.hooksPath`, husky, or a folder to copy from. */
const HOOK = /(^|\/)(\.?git-?hooks?|hooks|\.husky)\/(pre-commit|pre-push)(\.(sh|bash))?$/

/** More hooks than any repository has. */
const MOST = 10

/** Commands of tracked hooks of git, and of the script that one hands over to, as hooks of the project's own. */
export async function gitHooks(project: Project): Promise<PreCommitHook[]> {
  const paths = project.paths.filter((path) => HOOK.test(path)).slice(0, MOST)
  const hooks = await Promise.all(
    paths.map(async (path) => {
      const stage = path.includes('pre-push') ? 'pre-push' : 'pre-commit'
      const text = (await project.read(path)) ?? ''
      const next = handedTo(text, project)
      const own = commandsIn(text, path, stage)
      return next === undefined ? own : [...own, ...commandsIn((await project.read(next)) ?? '', next, stage)]
    }),
  )
  return hooks.flat()
}

/** `exec "$(git rev-parse --show-toplevel)/scripts/check.sh"`: the tracked script at the end of a line. */
function handedTo(text: string, project: Project): string | undefined {
  const named = [...text.matchAll(/^(?!\s*#).*?([\w.-]+(?:\/[\w.-]+)*\.(?:sh|bash))["']?(?:\s.*)?$/gm)]
  return named.flatMap(([, path = '']) => project.paths.filter((one) => one === path.replace(/^\.\//, ''))).at(0)
}

/** Simple commands, each line by itself; one whose failure is let pass, or only in a text, stops nobody. */
function commandsIn(text: string, path: string, stage: string): PreCommitHook[] {
  return text.split('\n').flatMap((line, index) =>
    isMasked(line)
      ? []
      : line.split(/&&|\|\||;|\bthen\b/).flatMap((part): PreCommitHook[] => {
          const entry = part
            .trim()
            .replace(/^(if|elif|while|exec|run|step)\s+/, '')
            .replace(/^!\s*/, '')
          if (!STARTS.test(entry)) return []
          const id = `${path}:${index + 1}`
          const at = { path, line: index + 1 }
          return [{ id, repo: 'local', at, stages: [stage], entry, args: [], additionalDependencies: [] }]
        }),
  )
}

/** A program by its name; `echo` and what sets variables start nothing that looks at code. */
const STARTS = /^(?!echo\b|printf\b)[A-Za-z][\w.-]*(\s|$)/

function isMasked(line: string): boolean {
  return /^\s*#/.test(line) || /\|\|\s*(true|:|exit 0)\b/.test(line)
}
