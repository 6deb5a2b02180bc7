import { describe, expect, test } from 'vitest'
import { usableWidth, wantsAscii, wantsColor } from '../../src/cli/terminal.ts'
import { Sink } from './world.ts'

const terminal = new Sink(true)
const pipe = new Sink()

describe('colour', () => {
  test.each([
    ['a terminal', undefined, {}, terminal, true],
    ['a pipe', undefined, {}, pipe, false],
    ['a dumb terminal', undefined, { TERM: 'dumb' }, terminal, false],
    ['NO_COLOR on a terminal', undefined, { NO_COLOR: '1' }, terminal, false],
    ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, terminal, true],
    ['FORCE_COLOR into a pipe', undefined, { FORCE_COLOR: '1' }, pipe, true],
    ['an empty FORCE_COLOR', undefined, { FORCE_COLOR: '' }, pipe, true],
    ['FORCE_COLOR=0 on a terminal', undefined, { FORCE_COLOR: '0' }, terminal, false],
    ['FORCE_COLOR against NO_COLOR', undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, pipe, true],
    ['--color against NO_COLOR', true, { NO_COLOR: '1' }, pipe, true],
    ['--no-color against FORCE_COLOR', false, { FORCE_COLOR: '1' }, terminal, false],
  ])('%s', (_case, flag, env, output, colored) => {
    expect(wantsColor(flag, env, output)).toBe(colored)
  })
})

test.each([
  [{}, false],
  [{ LANG: 'en_GB.UTF-8' }, false],
  [{ LANG: 'de_DE.utf8' }, false],
  [{ LC_ALL: 'C' }, true],
  [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, true],
  [{ LC_ALL: '', LANG: 'en_GB.UTF-8' }, false],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
])('%j asks for ASCII: %s', (env, ascii) => {
  expect(wantsAscii(env)).toBe(ascii)
})

test.each([
  [true, 200, 80],
  [true, 76, 76],
  [true, 20, 72],
  [false, 76, 80],
])('terminal %s with %i columns: %i are used', (isTTY, columns, width) => {
  expect(usableWidth(Object.assign(new Sink(), { isTTY, columns }))).toBe(width)
})
