import { type ChildProcess, execFile } from 'node:child_process'
import { devNull } from 'node:os'
import { parse, resolve } from 'node:path'
// Only PATH is taken: inside a git hook the caller's environment points git at another index or repository.
import { env } from 'node:process'

/** Milliseconds for one command: enough for the history of a large project on a slow disk. */
const TIME_LIMIT = 30_000

/** Bytes of output: some 300,000 tracked files. */
const OUTPUT_LIMIT = 64 * 1024 * 1024

/**
 * The repository's own configuration is untrusted: nothing it names may be started. Hooks, fsmonitor, pager, signature
 * check and mail map files are set back, bare repositories in the tree are not taken for one, and a folder of another
 * owner (a mounted volume in CI) may be read, since nothing of it is run.
 */
const SAFE_SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.pager=cat',
  'core.sshCommand=false',
  'core.alternateRefsCommand=false',
  'core.attributesFile=',
  'log.showSignature=false',
  'gpg.program=false',
  'diff.external=',
  'mailmap.file=',
  'mailmap.blob=',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  'safe.directory=*',
  'i18n.logOutputEncoding=UTF-8',
]

const SAFE_OPTIONS = ['--no-pager', '--no-replace-objects', ...SAFE_SETTINGS.flatMap((setting) => ['-c', setting])]

/** No user or system configuration, no lock, no prompt, no network: a missing object of a partial clone is not fetched. */
const SAFE_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_ATTR_NOSYSTEM: '1',
  LC_ALL: 'C',
}

export type GitAnswer = { readonly output: string } | { readonly failed: string }

export interface GitOptions {
  /** What the command reads. */
  readonly input?: string
  /** `latin1` keeps one character for each byte. */
  readonly encoding?: 'utf8' | 'latin1'
  /** Milliseconds after which it is stopped. */
  readonly patience?: number
}

/** Runs one git command in the folder. Never throws: what goes wrong is a reason. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>

/** Commands of git for one folder. The only place of the project that starts a program. */
export function gitIn(folder: string): Git {
  const root = resolve(folder)
  return (args, { input = '', encoding = 'utf8', patience = TIME_LIMIT } = {}) =>
    new Promise((done) => {
      const all = ['-C', root, ...SAFE_OPTIONS, ...args]
      const child = execFile('git', all, { ...settings(root), encoding, timeout: patience }, (error, output) =>
        done(error ? { failed: reasonOf(error, patience) } : { output }),
      )
      feed(child, input)
    })
}

/** The working folder is the top of the disk: Windows looks for `git.exe` in it first. */
function settings(root: string) {
  return {
    cwd: parse(root).root,
    env: { ...SAFE_ENVIRONMENT, PATH: env.PATH ?? '' },
    maxBuffer: OUTPUT_LIMIT,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const
}

/** A command that ends early closes its input: that is no error of ours. */
function feed({ stdin }: ChildProcess, input: string): void {
  stdin?.on('error', () => undefined)
  stdin?.end(input)
}

function reasonOf(error: Error & { code?: unknown; killed?: boolean }, patience: number): string {
  if (error.code === 'ENOENT') return 'git is not installed'
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'git printed more than can be read'
  if (error.killed) return `git took longer than ${patience / 1000} s`
  const said = error.message.split('\n').find((line) => /^(fatal|error):/.test(line))
  // Paths of this machine have no place in a report.
  return said?.replace(/^(fatal|error): /, 'git says: ').replaceAll(/'[^']*'/g, '...') ?? 'git failed'
}
