import { expect, test } from 'vitest'
import { read } from './read.ts'

const filled = (text: string) => {
  const { calls, names } = read(`run(${text})\nquery = ${text}\n`)
  return [calls[0]?.arguments[0]?.filled, names.bindings[0]?.filled]
}

test.each([
  'f"select {name}"',
  'f"""select\n{row.name}"""',
  '"select " + name',
  '"select " "from t " + name + "end"',
  '"select %s" % name',
  '"select {}".format(name)',
])('put together: %s', (text) => {
  expect(filled(text)).toEqual([true, true])
})

test.each([
  '"select"',
  'f"select"',
  'f"select {TABLE}"',
  '"select " + TABLE',
  '"select {}".format(TABLE)',
  '"select " "from t"',
  '"a" * n',
  'name',
  '["ls", name]',
  'name % 2',
])('not put together: %s', (text) => {
  expect(filled(text)).toEqual([undefined, undefined])
})
