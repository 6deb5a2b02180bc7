import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Broken } from '../../../src/facts/read/broken.ts'
import { readEach } from '../../../src/facts/read/each.ts'
import { parseIni } from '../../../src/facts/read/ini.ts'
import { readText } from '../../../src/facts/read/text.ts'
import { parseToml } from '../../../src/facts/read/toml.ts'
import { shellCommands } from '../../../src/facts/read/words.ts'
import { parseYaml } from '../../../src/facts/read/yaml.ts'
import { attempt, IN_TIME } from '../hostile.ts'
import { listed, temporary, write } from '../project.ts'

describe('readText', () => {
  it('reads UTF-8 and UTF-16 and drops the byte order mark', async () => {
    const root = temporary()
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('numpy==1.0', 'utf16le')])
    write(root, { plain: 'é', marked: '\ufeffx', utf16 })
    expect(await readText(root, 'plain')).toBe('é')
    expect(await readText(root, 'marked')).toBe('x')
    expect(await readText(root, 'utf16')).toBe('numpy==1.0')
  })

  it('refuses binary content, folders, large and missing files with a reason', async () => {
    const root = temporary()
    write(root, { binary: Buffer.from([1, 0, 2]), 'folder/file': '', large: 'x'.repeat(20) })
    await expect(readText(root, 'binary')).rejects.toThrow('binary content')
    await expect(readText(root, 'folder')).rejects.toThrow('not a regular file')
    await expect(readText(root, 'large', 10)).rejects.toThrow('larger than 10 bytes')
    await expect(readText(root, 'missing')).rejects.toThrow('cannot be opened (ENOENT)')
  })
})

describe('readEach', () => {
  it('lists a file that fails as a problem with its line and reads the others', async () => {
    const root = temporary()
    const contents = { 'a.txt': 'a', 'b.txt': 'bad', 'c.txt': 'c' }
    write(root, contents)
    const read = (text: string) => {
      if (text === 'bad') throw new Broken('no sense', 7)
      return text
    }
    const { found, problems } = await readEach({ root, files: listed(contents), read })
    expect(found).toEqual(['a', 'c'])
    expect(problems).toEqual([{ at: { path: 'b.txt', line: 7 }, reason: 'no sense' }])
  })
})

describe('parseYaml', () => {
  it('gives values and the lines of keys and items', async () => {
    const [first, second] = await parseYaml('a:\n  b:\n    - x\n    - y: 1\n---\nz: 2\n')
    expect(first?.value).toEqual({ a: { b: ['x', { y: 1 }] } })
    expect(first?.lineOf('a', 'b')).toBe(2)
    expect(first?.lineOf('a', 'b', 1)).toBe(4)
    expect(first?.lineOf('a', 'nothing', 'there')).toBe(1)
    expect(second?.lineOf('z')).toBe(6)
  })

  it('resolves anchors and merge keys and leaves foreign tags alone', async () => {
    const [document] = await parseYaml('base: &b {x: 1}\nmade: {<<: *b, y: !reference [p, q]}\n')
    expect(document?.value).toEqual({ base: { x: 1 }, made: { x: 1, y: ['p', 'q'] } })
  })

  it('says where YAML is broken', async () => {
    await expect(parseYaml('a: 1\nb: [1, 2\nc: 3\n')).rejects.toMatchObject({ name: 'Broken', line: 3 })
  })

  it('stops at aliases that would fill the memory', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`)
    await expect(parseYaml(['l0: &l0 [x]', ...levels].join('\n'))).rejects.toThrow('cannot be resolved')
  })
})

describe('parseToml', () => {
  it('finds the line of a text below its table', async () => {
    const document = await parseToml('[a]\nx = "numpy"\n\n[b.c]\ny = [\n  "numpy>1",\n]\n')
    expect(document.lineOf('a', 'numpy')).toBe(2)
    expect(document.lineOf('b.c', 'numpy')).toBe(6)
    expect(document.lineOf('b.c', 'scipy')).toBe(4)
  })

  it('says where TOML is broken', async () => {
    await expect(parseToml('[a]\nx = 1\ny = = 2\n')).rejects.toMatchObject({ name: 'Broken', line: 3 })
  })
})

describe('parseIni', () => {
  it('reads sections, continued values and comments', () => {
    const text =
      '; c\n[options]\ninstall_requires =\n    numpy\n    # none\n    scipy>1\nzip: no\n[x "y"]\n\turl = u=v\n'
    expect(parseIni(text)).toEqual([
      {
        section: 'options',
        key: 'install_requires',
        value: 'numpy\nscipy>1',
        items: [
          { text: 'numpy', line: 4 },
          { text: 'scipy>1', line: 6 },
        ],
        line: 3,
      },
      { section: 'options', key: 'zip', value: 'no', items: [{ text: 'no', line: 7 }], line: 7 },
      { section: 'x "y"', key: 'url', value: 'u=v', items: [{ text: 'u=v', line: 9 }], line: 9 },
    ])
  })
})

describe('shellCommands', () => {
  it.each([
    ['pip install a b', [['pip', 'install', 'a', 'b']]],
    ['a && b || c; d | e &', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['a "b c" \'d"e\' f\\ g', [['a', 'b c', 'd"e', 'f g']]],
    ['a \\\n  b # no\nc', [['a', 'b'], ['c']]],
    ['a "x>=1,<2" b#c', [['a', 'x>=1,<2', 'b#c']]],
    ['a ""', [['a', '']]],
    ['(a; b)', [['a'], ['b']]],
  ])('%s', (text, commands) => {
    expect(shellCommands(text)).toEqual(commands)
  })
})

/** `- ` and `? ` open a level each; unchecked they end the process, not the call. */
const HOSTILE = [
  ' ',
  '\n',
  '[',
  '{',
  '(',
  '"',
  "'",
  '\\',
  '- ',
  '? ',
  '&a ',
  '*',
  ': ',
  '=',
  '[a]\n',
  '["]", ',
  '[ # ]\n',
  '<',
  '#',
  '-',
]

describe('hostile text', () => {
  const readers = { parseIni, shellCommands, parseYaml, parseToml }
  it.each(Object.entries(readers))('%s ends with a value or a reason', async (_, reader) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
        try {
          await reader(text)
        } catch (error) {
          expect(error).toBeInstanceOf(Broken)
        }
      }),
    )
  })

  it.each(Object.entries(readers))('%s takes a long run of one character', async (name, reader) => {
    for (const part of HOSTILE) {
      const seconds = await attempt(() => reader(part.repeat(20_000)))
      expect(seconds, `${name} on ${JSON.stringify(part)}`).toBeLessThan(IN_TIME)
    }
  })
})
