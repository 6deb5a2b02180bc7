import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeRepository } from './repository.ts'
import { CHURN, seml } from './run.ts'

describe('se-ml plan', () => {
  test('ranks what to do, and lists just enough places for each guideline that is not met', async () => {
    const { code, stdout } = await seml(['plan', CHURN])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^# Plan for churn\n\nScore \d+\.\d \(band [A-E]\), \d+ of 10 guidelines met, practices/)
    expect(stdout).toContain('## Next steps, most worthwhile first')
    // A unit that is too long and too complex stands in the plans of both guidelines.
    expect(stdout).toMatch(/- \[ \] Split `run_training` \(82 lines of code\).*`src\/churn\/train\.py:27`/)
  })

  test('writes one issue for each step, again into the same folder, and never over somebody else’s file', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'se-ml-plan-')), 'issues')
    const first = await seml(['plan', CHURN, '--as', 'issues', '--output', folder])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const names = await readdir(folder)
    expect(first.stdout).toBe(`${names.length} issues written to ${folder}\n`)
    const plan = (await seml(['plan', CHURN])).stdout
    const steps = plan.slice(0, plan.indexOf('## Just enough')).match(/^- \[ \]/gm) ?? []
    expect(names).toHaveLength(steps.length)
    expect(await readFile(join(folder, names.sort()[0]!), 'utf8')).toMatch(/^# .+\n\n## What to do\n/)

    const second = await seml(['plan', CHURN, '--as', 'issues', '--output', folder])
    expect(second.stdout).toContain(`in place of ${names.length} of an earlier plan`)
    await writeFile(join(folder, names[0]!), 'mine')
    const third = await seml(['plan', CHURN, '--as', 'issues', '--output', folder])
    expect(third).toMatchObject({ code: 2, stdout: '' })
    expect(third.stderr).toMatch(/is there already and was not written by se-ml/)
    expect(await readFile(join(folder, names[0]!), 'utf8')).toBe('mine')
  })
})

describe('se-ml audit --view', () => {
  test('groups the rules by effect', async () => {
    const { code, stdout } = await seml(['audit', CHURN, '--view', 'effects'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Agility +(\d+\.\d|not judged)$/m)
    expect(stdout).toMatch(/^ {2}completely +25 Use Continuous Integration +\d+\.\d$/m)
  })

  test('shows what comparable teams answered when the configuration describes the team', async () => {
    const root = await makeRepository({ 'train.py': 'x = 1\n', '.se-ml.yml': 'organisation: tech\nteam_size: 5\n' })
    const { stdout } = await seml(['audit', root, '--view', 'survey'])
    // The catalogue's plot of practice 25: tech companies 33.9 % mostly and 25.4 % completely, teams of 4 to 5 23.8 and 20.2.
    expect(stdout).toMatch(/59% of about 59 tech companies; 44% of about 84 teams of 4/)
    expect((await seml(['audit', root])).stdout).toContain('Survey: ')
    const report = JSON.parse((await seml(['audit', root, '--format', 'json'])).stdout)
    expect(report.survey.groups).toEqual(['tech companies', 'teams of 4 to 5'])
  })

  test('says what to write when the team was not described', async () => {
    const { code, stdout } = await seml(['audit', CHURN, '--view', 'survey'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Describe your team in \.se-ml\.yml/)
  })
})

test('se-ml rules lists each rule once', async () => {
  const { stdout } = await seml(['rules', '--format', 'json'])
  const ids: string[] = JSON.parse(stdout).map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const text = (await seml(['rules'])).stdout.split('\n')
  expect(ids.filter((id) => !text.some((line) => line.startsWith(`${id} `)))).toEqual([])
})
