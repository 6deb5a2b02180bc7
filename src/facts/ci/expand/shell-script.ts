import { isShell, shellOptions } from '../command/unwrap.ts'
import { folderOf, resolvePath } from '../folder.ts'

import type { Call, Expansion } from './expander.ts'

/** `bash path.sh`, `source path.sh`, `./path.sh`: the commands of a script of the repository. */
export async function expandShellScript(call: Call): Promise<Expansion | undefined> {
  const started = startedScript(call)
  if (started === undefined) return undefined
  const { folder, project } = call
  const paths = call.values(started.word).map((word) => resolvePath(folder, word))
  const path = paths.find((one) => project.has(one))
  const text = await project.read(path)
  if (text === undefined || path === undefined) return missing(call, started)
  const shebang = /^#!\s*(.*)/.exec(text)?.[1]?.split(/\s+/) ?? []
  const other = started.direct ? interpreter(shebang, path) : undefined
  if (other === '') return undefined
  if (other !== undefined) return { instead: [other, started.word, ...call.args] }
  const mode = modeOf(call, { ...started, shebang })
  return {
    scripts: [{ text, path, line: 1, byLine: true, folder, home: folderOf(path), mode, args: started.args }],
  }
}

/** The mode of the shell that reads it, of the one that it asks for, or of the one that is started. */
function modeOf({ mode }: Call, { sourced, direct, shebang, options }: Started & { shebang: readonly string[] }) {
  return sourced ? mode : shellOptions(direct ? shebang : options)
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
  if (isShell(program)) return shellArgument(args)
  if (program === 'source' || program === '.') {
    const [word, ...rest] = args
    return word === undefined ? undefined : { word, options: [], args: rest, direct: false, sourced: true }
  }
  return executable.includes('/') ? { word: executable, options: [], args, direct: true } : undefined
}

/** The script behind the options of a shell; a process substitution is none. */
function shellArgument(args: readonly string[]): Started | undefined {
  const at = args.findIndex((arg) => !/^[-+]|^(?:pipefail|errexit|nounset)$/.test(arg))
  const word = args[at]
  if (word === undefined || word.startsWith('<(')) return undefined
  return { word, options: args.slice(0, at), args: args.slice(at + 1), direct: false }
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
