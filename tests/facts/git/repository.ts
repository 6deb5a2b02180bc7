import { execFileSync } from 'node:child_process'
import { devNull } from 'node:os'
import { type Contents, temporary, write } from '../project.ts'

export interface Made {
  readonly message: string
  readonly files?: Contents
  readonly author?: string
  readonly mail?: string
  /** `YYYY-MM-DD`. */
  readonly date?: string
}

/** A repository in a folder of its own; fixed dates and authors make its hashes the same on every machine. */
export class Repository {
  readonly root: string

  constructor(root = temporary()) {
    this.root = root
    this.git('init', '--quiet', '--initial-branch=main')
  }

  git(...args: readonly string[]): string {
    return this.#run(args, {})
  }

  commit({ message, files, author = 'Ada', mail = 'ada@example.org', date = '2024-01-01' }: Made): string {
    const content = files ?? { 'log.txt': `${message} ${author} ${date}` }
    write(this.root, content)
    this.git('add', '--force', '--', ...Object.keys(content))
    const when = `${date}T12:00:00Z`
    this.#run(['commit', '--quiet', '--allow-empty', '-m', message], this.#person({ author, mail, when }))
    return this.git('rev-parse', 'HEAD').trim()
  }

  /** Merges without fast-forward, as platforms do. */
  merge(branch: string, message: string): void {
    const person = this.#person({ author: 'Ada', mail: 'ada@example.org', when: '2024-06-01T12:00:00Z' })
    this.#run(['merge', '--quiet', '--no-ff', '-s', 'ours', '-m', message, branch], person)
  }

  #person({ author, mail, when }: { author: string; mail: string; when: string }) {
    return {
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: mail,
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_NAME: author,
      GIT_COMMITTER_EMAIL: mail,
      GIT_COMMITTER_DATE: when,
    }
  }

  #run(args: readonly string[], more: Readonly<Record<string, string>>): string {
    const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', ...more }
    return execFileSync('git', ['-C', this.root, ...args], { env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })
  }
}
