import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isDay, yearAfter } from '../../src/config/attestations/dates.ts'
import { attestationsOf, loadConfig } from '../../src/config/index.ts'
import { AuditError } from '../../src/errors.ts'
import type { Attestation } from '../../src/model.ts'
import { makeTree } from '../helpers/tree.ts'

const ENTRY = `attestations:
  - practice: static-analysis
    level: mostly
    evidence: docs/lint.md
    by: lead of the team
    on: 2025-03-01
`

async function attested(config: string, name = '.se-ml.yml'): Promise<readonly Attestation[] | undefined> {
  const root = makeTree({ [name]: config, 'docs/lint.md': 'text' })
  return attestationsOf(await loadConfig(root)).attestations
}

async function errorOf(config: string, name = '.se-ml.yml'): Promise<string> {
  const root = makeTree({ [name]: config, 'docs/lint.md': 'text' })
  const error = await loadConfig(root).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AuditError)
  return (error as AuditError).message.replaceAll(`${root}/`, '')
}

const EXPECTED: Attestation = {
  practice: 'static-analysis',
  level: 'mostly',
  evidence: 'docs/lint.md',
  by: 'lead of the team',
  on: '2025-03-01',
  expires: '2026-03-01',
}

describe('attestations', () => {
  it('expire after twelve months where nothing is said', async () => {
    expect(await attested(ENTRY)).toEqual([EXPECTED])
    expect(await attested(`${ENTRY}    expires: 2025-06-30\n`)).toEqual([{ ...EXPECTED, expires: '2025-06-30' }])
  })

  it('name a practice with or without its category', async () => {
    expect(await attested(ENTRY.replace('static', 'coding/static'))).toEqual([EXPECTED])
  })

  it('are read from pyproject.toml, with dates of its own', async () => {
    const toml = `[[tool.se-ml.attestations]]
practice = "static-analysis"
level = "mostly"
evidence = "docs/lint.md"
by = "lead of the team"
on = 2025-03-01
`
    expect(await attested(toml, 'pyproject.toml')).toEqual([EXPECTED])
  })

  it.each([
    'https://example.org/minutes?page=2#risks',
    'http://wiki.example.org/a',
    'docs/lint.md',
    './docs/../docs/lint.md',
  ])('take as evidence %s', async (evidence) => {
    expect((await attested(ENTRY.replace('docs/lint.md', evidence)))?.[0]?.evidence).toBe(evidence)
  })

  it('are absent where there are none', async () => {
    expect(await attested('preset: se-ml\n')).toBeUndefined()
    expect(await attested('attestations: []\n')).toEqual([])
  })
})

const A_FILE = 'a link, or the path of a file that is there, relative to the configuration'
const A_LINK = 'a link that begins with https:// and names a host'
const LEVELS = 'one of not-at-all, partially, mostly, completely'

/** Change of the entry, and what is said about it. */
const MISTAKES: readonly (readonly [from: string, to: string, message: string])[] = [
  [
    'static-analysis',
    'static-analyses',
    '2: attestations[0].practice: expected a practice (did you mean “static-analysis”?), found "static-analyses"',
  ],
  [
    'static-analysis',
    'write-short-units',
    '2: attestations[0].practice: expected a practice, found "write-short-units"',
  ],
  ['mostly', 'fully', `3: attestations[0].level: expected ${LEVELS}, found “fully”`],
  ['docs/lint.md', 'docs/none.md', `4: attestations[0].evidence: expected ${A_FILE}, found "docs/none.md"`],
  ['docs/lint.md', '/etc/passwd', `4: attestations[0].evidence: expected ${A_FILE}, found "/etc/passwd"`],
  ['docs/lint.md', '../', `4: attestations[0].evidence: expected ${A_FILE}, found "../"`],
  ['docs/lint.md', 'https://', `4: attestations[0].evidence: expected ${A_LINK}, found "https://"`],
  [
    'docs/lint.md',
    'javascript:alert(1)',
    `4: attestations[0].evidence: expected ${A_LINK}, found "javascript:alert(1)"`,
  ],
  [
    'docs/lint.md',
    'https://me:secret@example.org/',
    `4: attestations[0].evidence: expected ${A_LINK}, found "https://me:secret@example.org/"`,
  ],
  ['lead of the team', '" "', '5: attestations[0].by: expected text, found “ ”'],
  ['2025-03-01', '1 March 2025', '6: attestations[0].on: expected a date: 2030-12-31, found “1 March 2025”'],
  ['2025-03-01', '2025-02-30', '6: attestations[0].on: expected a day of the calendar, found "2025-02-30"'],
  [
    '2025-03-01\n',
    '2025-03-01\n    expires: 2025-03-01\n',
    '7: attestations[0].expires: expected a day after 2025-03-01, found "2025-03-01"',
  ],
  ['    by: lead of the team\n', '', '2: attestations[0].by: expected text, found nothing'],
]

describe('mistakes in attestations', () => {
  it.each(MISTAKES)('%j instead of %j', async (from, to, message) => {
    expect(await errorOf(ENTRY.replace(from, to))).toBe(`.se-ml.yml:${message}`)
  })

  it('of the same practice twice', async () => {
    const again = ENTRY.replace('attestations:\n', '').replace('static', 'coding/static')
    expect(await errorOf(ENTRY + again)).toBe(
      '.se-ml.yml:7: attestations[1].practice: expected each practice once, found "coding/static-analysis"',
    )
  })

  it('have a line in pyproject.toml too', async () => {
    const one =
      '[[tool.se-ml.attestations]]\npractice = "regression-tests"\nlevel = "mostly"\nby = "a"\non = 2025-03-01\n'
    const two = one.replace('regression-tests', 'static-analysis').replace('2025-03-01', '"2025-13-01"')
    expect(await errorOf(one + two, 'pyproject.toml')).toBe(
      'pyproject.toml:10: attestations[1].on: expected a day of the calendar, found "2025-13-01"',
    )
  })

  it('are links that lead out of the folder', async () => {
    const outside = makeTree({ 'secret.md': 'text' })
    const config = makeTree({ '.se-ml.yml': ENTRY.replace('lint.md', 'secret.md') })
    symlinkSync(outside, join(config, 'docs'))
    await expect(loadConfig(config)).rejects.toThrow(A_FILE)
  })
})

describe('days', () => {
  it('are those of the calendar', () => {
    expect(['2024-02-29', '2025-12-31'].map(isDay)).toEqual([true, true])
    expect(['2025-02-29', '2025-00-10', '2025-04-31'].map(isDay)).toEqual([false, false, false])
  })

  it('return after a year', () => {
    expect(yearAfter('2025-03-01')).toBe('2026-03-01')
    expect(yearAfter('2024-02-29')).toBe('2025-03-01')
  })
})
