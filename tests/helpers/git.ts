import { execFileSync } from 'node:child_process'

/** Nothing of the machine's own settings may decide a test. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
}

/** Runs git in a folder and returns what it prints. */
export function git(folder: string, ...args: string[]): string {
  return run({}, folder, args)
}

/** The same on another day. @param day `2020-01-31` */
export function gitOn(day: string, folder: string, ...args: string[]): string {
  const when = `${day}T12:00:00Z`
  return run({ GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when }, folder, args)
}

function run(extra: Readonly<Record<string, string>>, folder: string, args: readonly string[]): string {
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: { ...ENVIRONMENT, ...extra },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  })
}

export const hasGit = (() => {
  try {
    git('.', '--version')
    return true
  } catch {
    return false
  }
})()
