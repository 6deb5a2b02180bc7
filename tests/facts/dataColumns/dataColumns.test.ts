import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readHeader } from '../../../src/facts/dataColumns/header.ts'
import { someText } from '../hostile.ts'
import { factOf } from '../project.ts'

it.each([
  ['id,name,marital-status\n1,a,b', ['id', 'name', 'marital-status']],
  ['\uFEFF"id";"First Name"\r\n1;a', ['id', 'First Name']],
  ['id\tlabel', ['id', 'label']],
  ['1,2,3\n4,5,6', undefined],
  ['only one column\n1', undefined],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:ab', undefined],
  ['', undefined],
])('the first line %j', (text, columns) => {
  expect(readHeader(text)).toEqual(columns)
})

it('of tables of text, those of tests and fixtures left out; values are not kept', async () => {
  const files = { 'a.csv': 'id,email\n1,person@example.org', 'b.tsv': 'x\ty', 't.csv': 'a,b', 'c.json': '{}' }
  expect(await factOf('dataColumns', files, { 't.csv': 'fixture' })).toEqual([
    { path: 'a.csv', role: 'source', columns: ['id', 'email'] },
    { path: 'b.tsv', role: 'source', columns: ['x', 'y'] },
  ])
})

it('never throws', () => {
  fc.assert(fc.property(someText(), (text) => void readHeader(text)))
})
