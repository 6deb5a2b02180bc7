import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/index.ts'
import { git } from '../helpers/git.ts'
import { CHURN, type Result, seml } from './run.ts'
import { commit, copied, divided, harmless, longest, longUnit, reformatted, shortened, writeLines } from './story.ts'

/**
 * A story that every team lives through, told on a repository with history. SE_ML_STORY=FOLDER tells it on a clone of
 * your own: the folder is copied, its history stays.
 */
const SUBJECT = process.env.SE_ML_STORY ?? CHURN
const PATIENCE = 300_000

let root = ''
beforeAll(() => {
  root = join(mkdtempSync(join(realpathSync(tmpdir()), 'se-ml-story-')), 'repository')
  cpSync(SUBJECT, root, { recursive: true })
  if (!existsSync(join(root, '.git'))) git(root, 'init', '-q')
  commit(root, 'As it is')
})
afterAll(() => rmSync(join(root, '..'), { recursive: true }))

interface Judged extends Result {
  readonly report: Report
}

async function gate(...flags: string[]): Promise<Judged> {
  const result = await seml(['audit', '--gate', ...flags, '--format', 'json'], { cwd: root })
  return { ...result, report: JSON.parse(result.stdout) }
}

function reasons({ report }: Judged): string[] {
  return report.gate!.failures.map(({ kind, rule, at }) => `${kind} ${rule} ${at?.path}`)
}

/** Makes a change, asks the gate, and takes the change back. */
async function trial(change: () => void): Promise<Judged> {
  change()
  const judged = await gate()
  git(root, 'reset', '-q', '--hard')
  git(root, 'clean', '-qfd')
  return judged
}

describe('a team that adopts the gate', () => {
  test('is told what it needs first', { timeout: PATIENCE }, async () => {
    const { code, stderr } = await seml(['audit', '--gate'], { cwd: root })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^se-ml: the gate has nothing to check: write a baseline \("se-ml baseline \."\)/)
  })

  test('begins with a baseline, and is green', { timeout: PATIENCE }, async () => {
    const { code, stderr } = await seml(['baseline'], { cwd: root })
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^se-ml: \.se-ml-baseline: \d+ findings; commit it/)])
    commit(root, 'Baseline')
    const judged = await gate()
    expect([judged.code, judged.report.gate]).toMatchObject([0, { passed: true, failures: [], changes: { new: 0 } }])
  })

  test('may change old code, move it, format it and divide it', { timeout: PATIENCE }, async () => {
    const place = longest(root, (await gate()).report)
    const folder = place.path.includes('/') ? place.path.slice(0, place.path.lastIndexOf('/')) : '.'
    const changes = {
      harmless: () => writeLines(root, place.path, harmless(place)),
      renamed: () => git(root, 'mv', place.path, join(folder, 'renamed_by_the_story.py')),
      formatted: () => writeLines(root, place.path, reformatted(place)),
      divided: () => writeLines(root, place.path, divided(place)),
    }
    for (const [name, change] of Object.entries(changes)) {
      const judged = await trial(change)
      expect([name, judged.code, reasons(judged)]).toEqual([name, 0, []])
    }
  })

  test('is stopped by a clone and by a long function, with the reason first', { timeout: PATIENCE }, async () => {
    const place = longest(root, (await gate()).report)
    const clone = await trial(() => writeLines(root, 'story_copy.py', copied(place)))
    expect(clone.code).toBe(1)
    expect(reasons(clone).join()).toMatch(/write-code-once/)
    expect(clone.stderr).toMatch(/^Gate failed: /) // Who asked for JSON still reads in the log of CI why it is red.

    writeLines(root, 'story_new.py', longUnit(70))
    const { code, stdout } = await seml(['audit', '--gate'], { cwd: root })
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^Gate failed: \d+ reasons?, compared with \.se-ml-baseline\n {2}Findings: \d+ new[\s\S]*? {2}1\. New: `brand_new` has 70 lines of code\n {5}story_new\.py:1 to 70\n {5}rule maintainability\/write-short-units; limit: /,
    )
    expect((await seml(['audit', '--gate', '--exit-zero'], { cwd: root })).code).toBe(0)
    expect((await seml(['audit', '--since', 'HEAD', '--format', 'json'], { cwd: root })).code).toBe(1)
    expect(git(root, 'status', '--short')).toBe('?? story_new.py\n')
  })

  test('may accept it with a reason', { timeout: PATIENCE }, async () => {
    const rules = 'write-short-units, automate-tests, write-simple-units'
    writeLines(root, 'story_new.py', [`# se-ml: ignore-file[${rules}] -- told in a story`, ...longUnit(70)])
    const judged = await gate()
    expect(reasons(judged).filter((reason) => !reason.startsWith('fallen-score'))).toEqual([])
    expect(judged.report.suppressions?.suppressed).toBeGreaterThan(0)
    rmSync(join(root, 'story_new.py'))
  })

  test('mends something, and keeps what it gained', { timeout: PATIENCE }, async () => {
    const place = longest(root, (await gate()).report)
    writeLines(root, place.path, shortened(place))
    const mended = await gate()
    expect([mended.code, reasons(mended)]).toEqual([0, []])
    expect(mended.report.gate?.changes?.fixed).toBeGreaterThan(0)
    const before = readFileSync(join(root, '.se-ml-baseline'), 'utf8')
    expect((await seml(['baseline', '--prune'], { cwd: root })).code).toBe(0)
    const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('finding\t'))
    const after = readFileSync(join(root, '.se-ml-baseline'), 'utf8')
    expect(lines(after).length).toBeLessThan(lines(before).length)
    expect((await gate()).code).toBe(0)
    writeLines(root, place.path, place.lines)
    expect((await gate()).code).toBe(1)
  })
})
