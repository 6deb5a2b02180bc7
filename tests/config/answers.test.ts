import { describe, expect, test } from 'vitest'
import { checkAttestations, practiceName } from '../../src/config/attestations/check.ts'
import { evidenceFaultIn } from '../../src/config/attestations/dialogue.ts'
import type { Settings } from '../../src/config/schema.ts'
import { makeTree } from '../helpers/tree.ts'

type Entry = NonNullable<Settings['attestations']>[number]

function entry(some: Partial<Entry> = {}): Entry {
  return { practice: 'independent-audit', level: 'mostly', by: 'lead', on: '2026-01-31', ...some }
}

/** The message on these entries, which stand in the lines 10, 11 and so on. */
function faultOf(...attestations: readonly Entry[]): string {
  const lineOf = (path: readonly PropertyKey[]) => 10 + Number(path[1])
  try {
    checkAttestations(
      { attestations: [...attestations] },
      { file: 'f.yml', data: {}, lineOf },
      makeTree({ 'a.md': '' }),
    )
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

describe('an answer', () => {
  test('is fine with a practice, a day and perhaps evidence', () => {
    expect(faultOf(entry(), entry({ practice: 'backlog-of-nothing' }))).toMatch(
      /^f\.yml:11: attestations\[1\]\.practice/,
    )
    expect(faultOf(entry({ evidence: 'a.md', expires: '2026-02-01' }))).toBe('none')
    expect(faultOf(entry({ practice: 'governance/independent-audit' }))).toBe('none')
    expect(faultOf()).toBe('none')
  })

  test('names a practice that there is, and each once', () => {
    expect(faultOf(entry({ practice: 'independent-audits' }))).toBe(
      'f.yml:10: attestations[0].practice: expected a practice (did you mean “independent-audit”?), found "independent-audits"',
    )
    expect(faultOf(entry({ practice: 'write-short-units' }))).toContain('expected a practice')
    expect(faultOf(entry(), entry({ practice: 'governance/independent-audit' }))).toBe(
      'f.yml:11: attestations[1].practice: expected each practice once, found "governance/independent-audit"',
    )
  })

  test.each([
    [{ on: '2026-02-30' }, 'on: expected a day of the calendar'],
    [{ expires: '2026-13-01' }, 'expires: expected a day of the calendar'],
    [{ expires: '2026-01-31' }, 'expires: expected a day after 2026-01-31'],
    [{ evidence: 'b.md' }, 'evidence: expected a link, or the path of a file'],
    [{ evidence: 'ftp://host/a' }, 'evidence: expected a link that begins with https://'],
  ])('%j: %s', (some, expected) => {
    expect(faultOf(entry(some))).toContain(`attestations[0].${expected}`)
  })
})

test('a practice goes by its name, with or without its category; a guideline is none', () => {
  const names = ['coding/continuous-integration', 'independent-audit', 'write-short-units', 'coding/nothing', '']
  expect(names.map(practiceName)).toEqual([
    'continuous-integration',
    'independent-audit',
    undefined,
    undefined,
    undefined,
  ])
})

test('evidence is relative to the folder of the configuration, where there is one above', () => {
  const root = makeTree({ '.git/HEAD': '', '.se-ml.yml': '', 'docs/a.md': '', 'model/b.md': '' })
  const fits = (folder: string, path: string) => evidenceFaultIn(folder)(path) === undefined
  expect([fits(`${root}/model`, 'docs/a.md'), fits(`${root}/model`, 'b.md')]).toEqual([true, false])
  const plain = makeTree({ 'b.md': '' })
  expect(fits(plain, 'b.md')).toBe(true)
})
