import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { decodeSource, decodeUtf8 } from '../../src/parse/decode.ts'

const bytes = (text: string, encoding: BufferEncoding = 'latin1') => Buffer.from(text, encoding)

const TEXTS: readonly [string, Buffer, string][] = [
  ['plain ASCII', bytes('x = 1\n'), 'x = 1\n'],
  ['UTF-8 without a cookie', bytes('s = "é€"\n', 'utf8'), 's = "é€"\n'],
  ['a byte order mark', bytes('\uFEFFs = "é"\n', 'utf8'), 's = "é"\n'],
  [
    'a Latin-1 cookie',
    bytes('# -*- coding: latin-1 -*-\ns = "\xe9\x80"\n'),
    '# -*- coding: latin-1 -*-\ns = "\xe9\x80"\n',
  ],
  [
    'a cookie in line 2',
    bytes('#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = "\x80"\n'),
    '#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = "€"\n',
  ],
  ['a Cyrillic cookie', bytes('# coding=koi8_r\ns = "\xc1"\n'), '# coding=koi8_r\ns = "а"\n'],
  ['a Japanese cookie', bytes('# coding: cp932\ns = "\x82\xa0"\n'), '# coding: cp932\ns = "あ"\n'],
  ['an unknown codec over pure ASCII', bytes('# coding: my-own\nx = 1\n'), '# coding: my-own\nx = 1\n'],
  ['Windows line ends', bytes('a\r\nb\r\n'), 'a\nb\n'],
  ['old Mac line ends', bytes('a\rb\r'), 'a\nb\n'],
  ['nothing', bytes(''), ''],
]

test.each(TEXTS)('decodes %s', (_, source, text) => {
  expect(decodeSource(source)).toEqual({ text })
})

const REASONS: readonly [string, Buffer, RegExp][] = [
  ['bytes that are not UTF-8, with their line', bytes('a = 1\ns = "\xe9"\n'), /not UTF-8 \(first in line 2\)/],
  ['a cut-off UTF-8 sequence at the end', bytes('a = 1\n#\xe2\x82'), /not UTF-8 \(first in line 2\)/],
  ['a cookie in line 2 below code', bytes('x = 1\n# coding: latin-1\ns = "\xe9"\n'), /not UTF-8 \(first in line 3\)/],
  ['an unknown codec', bytes('# coding: my-own\ns = "\xe9"\n'), /"my-own", which is not known/],
  ['a codec that does not fit', bytes('# coding: shift_jis\ns = "\x82"\n'), /does not decode as "shift-jis"/],
  ['a byte that Windows-1252 does not define', bytes('# coding: cp1252\ns = "\x81"\n'), /does not decode as "cp1252"/],
  ['ASCII that is none', bytes('# coding: ascii\ns = "\xe9"\n'), /does not decode as "ascii"/],
  ['a UTF-16 cookie', bytes('# coding: utf-16\ns = "\xe9"\n'), /"utf-16", which is not known/],
  ['seven-bit text that is no ASCII', bytes('# coding: utf-7\ns = "+AGE-"\n'), /"utf-7", which is not known/],
  ['UTF-16', bytes('\uFEFFx = 1\n', 'utf16le'), /is UTF-16/],
  ['NUL bytes', bytes('x = 1\n\0'), /NUL/],
]

test.each(REASONS)('gives a reason for %s', (_, source, reason) => {
  expect(decodeSource(source)).toEqual({ reason: expect.stringMatching(reason) })
})

test('a notebook is UTF-8, with or without a byte order mark', () => {
  expect(decodeUtf8(bytes('\uFEFF{}', 'utf8'))).toEqual({ text: '{}' })
  expect(decodeUtf8(bytes('{"a": "\xe9"}'))).toHaveProperty('reason')
})

test.skipIf(!hasPython())('decodes as Python does', () => {
  const sources = [...TEXTS, ...REASONS].map(([, source]) => source)
  const script =
    'import io,json,sys,tokenize\n' +
    'def read(h):\n' +
    '  try:\n' +
    '    b = bytes.fromhex(h)\n' +
    '    e, _ = tokenize.detect_encoding(io.BytesIO(b).readline)\n' +
    '    t = b.decode(e)\n' +
    '    return None if chr(0) in t else t.replace("\\r\\n", "\\n").replace("\\r", "\\n")\n' +
    '  except (SyntaxError, UnicodeError, LookupError): return None\n' +
    'print(json.dumps([read(h) for h in json.load(sys.stdin)]))'
  const input = JSON.stringify(sources.map((source) => source.toString('hex')))
  const python: (string | null)[] = JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }))
  sources.forEach((source, index) => {
    const decoded = decodeSource(source)
    // An unknown codec over pure ASCII, and a seven-bit codec, are the two that are meant to differ.
    if (/my-own|utf-7/.test(source.toString('latin1'))) return
    expect('text' in decoded ? decoded.text : null).toBe(python[index])
  })
})

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
