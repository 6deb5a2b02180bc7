import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ReportedRule } from '../../src/model.ts'
import { auditFolder } from './audit-fixture.ts'
import { git, gitOn } from './git.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures')

/** A git repository for one test, in a folder outside of ours; gone when the test ends. */
export class Repository {
  readonly root: string
  #commits = 0

  constructor() {
    const outer = mkdtempSync(join(realpathSync(tmpdir()), 'se-ml-repository-'))
    onTestFinished(() => rmSync(outer, { recursive: true, force: true }))
    this.root = join(outer, 'project')
    mkdirSync(this.root)
    this.git('init', '--quiet', '--initial-branch=main')
  }

  /** Holds a fixture in one commit. @param folder where in the repository */
  static of(fixture: string, folder = '.'): Repository {
    const repository = new Repository()
    cpSync(resolve(FIXTURES, fixture), join(repository.root, folder), { recursive: true })
    repository.commit('Begin')
    return repository
  }

  git(...args: string[]): string {
    return git(this.root, ...args)
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true })
      writeFileSync(join(this.root, path), content)
    }
  }

  /** Commits all that is there, and a line of a log so that there always is something. */
  commit(message: string, author = 'A'): void {
    this.write({ 'log.txt': `${++this.#commits}` })
    this.git('add', '--all')
    const mail = `${author.toLowerCase().replaceAll(' ', '.')}@example.org`
    this.git('-c', `user.name=${author}`, 'commit', '--quiet', `--author=${author} <${mail}>`, '-m', message)
  }

  /** Commits all that is there on another day. @param day `2020-01-31` */
  commitOn(day: string, message: string): void {
    this.write({ 'log.txt': `${++this.#commits}` })
    this.git('add', '--all')
    gitOn(day, this.root, 'commit', '--quiet', '-m', message)
  }

  /** Commits all on a branch of its own and merges that, as a platform does. */
  pullRequest(number: number, author = 'A'): void {
    this.git('checkout', '--quiet', '-b', `change-${number}`)
    this.commit(`Change ${number}`, author)
    this.git('checkout', '--quiet', 'main')
    this.git(
      'merge',
      '--quiet',
      '--no-ff',
      '-m',
      `Merge pull request #${number} from owner/change-${number}`,
      `change-${number}`,
    )
  }

  audit(rule: string, folder = '.'): Promise<ReportedRule> {
    return auditFolder(join(this.root, folder), rule)
  }
}
