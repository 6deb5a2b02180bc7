import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCobertura, readCoverageJson, readLcov } from '../../../src/facts/coverage/formats.ts'
import { readCoverage } from '../../../src/facts/coverage/read.ts'

const XML = `<?xml version="1.0" ?>
<coverage version="7.6" timestamp="1" lines-valid="200" lines-covered="150" line-rate="0.75" branches-covered="0">
  <packages/>
</coverage>`
const JSON_REPORT = '{"meta": {"version": "7.6"}, "files": {}, "totals": {"covered_lines": 150, "num_statements": 200}}'
const LCOV = 'TN:\nSF:a.py\nDA:1,1\nDA:2,0\nDA:3,7\nend_of_record\nSF:b.py\nDA:1,0\nend_of_record\n'

test('each format gives covered lines and all lines', () => {
  expect(readCobertura(XML)).toEqual({ covered: 150, lines: 200 })
  expect(readCoverageJson(JSON_REPORT)).toEqual({ covered: 150, lines: 200 })
  expect(readLcov(LCOV)).toEqual({ covered: 2, lines: 4 })
})

test('no format reads another one, or totals that cannot be', () => {
  for (const text of [XML, LCOV, '', '{}', '{"totals": {"covered_lines": 3, "num_statements": 2}}']) {
    expect(readCoverageJson(text)).toBeUndefined()
  }
  expect(readCobertura(JSON_REPORT)).toBeUndefined()
  expect(readLcov(XML)).toBeUndefined()
})

test('no text makes a reader throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const read of [readCobertura, readCoverageJson, readLcov])
        expect(() => read(`<coverage ${text}`)).not.toThrow()
    }),
  )
})

test('a file that is missing or something else is named in the error', async () => {
  const other = join(await mkdtemp(join(tmpdir(), 'coverage-')), 'notes.txt')
  await writeFile(other, 'no report')
  await expect(readCoverage(other)).rejects.toThrow(`${other}: no coverage report that se-ml can read`)
  await expect(readCoverage('does/not/exist.xml')).rejects.toThrow('cannot be read (ENOENT)')
})
