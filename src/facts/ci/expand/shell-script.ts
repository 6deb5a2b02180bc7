import { isShell, shellOptions } from '../command/unwrap.ts'
import { folderOf, resolvePath } from '../folder.ts'

import type { Call, Expansion } from './expander.ts'

/** `bash path.sh`, `source path.sh`, `./path.sh`: the commands of a script of the repository. */
export async function expandShellScript(call: Call): Promise<Expansion | undefined> {
  const started = startedScript(call)
  if (started === undefined) return undefined
  const path = call
    .values(started.word)
    .map((word) => resolvePath(call.folder, word))
    .find((one) => call.project.has(one))
  const text = await call.project.read(path)
  if (text === undefined || path === undefined) return missing(call, started)
  const shebang = /^#!\s*(.*)/.exec(text)?.[1]?.split(/\s+/) ?? []
  const other = started.direct ? interpreter(shebang, path) : undefined
  if (other !== undefined) return other === '' ? undefined : { instead: [other, started.word, ...call.args] }
  const mode = started.sourced ? call.mode : shellOptions(started.direct ? shebang : started.options)
  const { args } = started
  return { scripts: [{ text, path, line: 1, byLine: true, folder: call.folder, home: folderOf(path), mode, args }] }
}

interface Started {
  readonly word: string
  readonly options: readonly string[]
  readonly args: readonly string[]
  /** Run by itself, so its shebang line counts. */
  readonly direct: boolean
  /** Read by the shell that runs already. */
  readonly sourced?: boolean
}

function startedScript({ program, executable, args }: Call): Started | undefined {
  if (isShell(program)) {
    const at = args.findIndex(
      (arg) => !/^[-+]/.test(arg) && arg !== 'pipefail' && arg !== 'errexit' && arg !== 'nounset',
    )
    return at < 0 || args[at]!.startsWith('<(')
      ? undefined
      : { word: args[at]!, options: args.slice(0, at), args: args.slice(at + 1), direct: false }
  }
  if (program === 'source' || program === '.')
    return args[0] === undefined
      ? undefined
      : { word: args[0], options: [], args: args.slice(1), direct: false, sourced: true }
  return executable.includes('/') ? { word: executable, options: [], args, direct: true } : undefined
}

/** Empty: no text that says how it is run. Undefined: a shell. */
function interpreter(shebang: readonly string[], path: string): string | undefined {
  const named = shebang
    .find((word) => !/\benv$/.test(word) && !word.startsWith('-'))
    ?.split('/')
    .at(-1)
  if (named === undefined) return /\.(?:ba)?sh$/.test(path) ? undefined : ''
  return isShell(named) ? undefined : named
}

/** A script by a path of the repository that is not there. Programs of the system, and paths with variables, are no such thing. */
function missing({ executable }: Call, { word, direct }: Started): Expansion | undefined {
  const local = direct ? /^\.{1,2}\//.test(executable) : /\.(?:ba)?sh$/.test(word) && !/^[/~]/.test(word)
  return local && !word.includes('$') ? { unresolved: `the script \`${word}\` is not in the repository` } : undefined
}
