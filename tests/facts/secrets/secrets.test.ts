import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { scan } from '../../../src/facts/secrets/scan.ts'
import { entropy } from '../../../src/untrusted/entropy.ts'
import { someText } from '../hostile.ts'
import { type Contents, factOf } from '../project.ts'
import { FORMED, hex, random } from './made.ts'

const CODE = { assigned: true, bare: false }
const kinds = (text: string, where = CODE) => scan(text, where).map(({ kind }) => kind)

describe('known by its form', () => {
  test.each(Object.entries(FORMED))('%s', (kind, value) => {
    expect(kinds(`client = connect("${value}")\n`)).toEqual([kind])
  })

  it('one character short is no secret', () => {
    expect(kinds(`a = "${FORMED['AWS access key']!.slice(0, -1)}"`)).toEqual([])
    expect(kinds(`a = "${FORMED['GitHub token']!.slice(0, -1)}"`)).toEqual([])
  })

  it('keys of documentation, and of addresses signed for a download, are none', () => {
    expect(kinds(`key = "${'AKIA'}IOSFODNN7EXAMPLE"`)).toEqual([])
    expect(kinds(`https://x.org/f?X-Amz-Credential=${FORMED['AWS access key']}/20240101`)).toEqual([])
    expect(kinds(`token = "hf_${'x'.repeat(34)}"`)).toEqual([])
    expect(kinds('"-----BEGIN RSA PRIVATE KEY-----\\n...\\n-----END RSA PRIVATE KEY-----"')).toEqual([])
  })
})

describe('assigned to a name of a secret', () => {
  it.each([
    [`api_key = "${hex(40)}"`, 'key'],
    [`Client(url, api_key="${hex(40)}")`, 'key'],
    [`os.environ["WANDB_API_KEY"] = "${hex(40)}"`, 'key'],
    [`  'secret_key': '${random(32)}',`, 'secret'],
    [`AUTH_TOKEN: str = "${random(40)}"`, 'token'],
    [`password = "${'T7-kq9Zw!x2'}"`, 'password'],
  ])('%#', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })

  it.each([
    ['environment', 'api_key = os.environ["API_KEY"]'],
    ['environment with default', `api_key = os.getenv("API_KEY", "${hex(40)}")`],
    ['placeholder', 'api_key = "YOUR_API_KEY_GOES_HERE_1234567"'],
    ['placeholder of letters', `token = "${'xxxxxxxx'.repeat(4)}"`],
    ['changeme', 'password = "changeme-Now1!"'],
    ['lookup', `token: "$${'{{'} secrets.HF_TOKEN_aB3dE6gH9jK2mN5 }}"`],
    ['f-string', `password = f"{user}-${'aB3$'.repeat(3)}"`],
    ['hash of a password', `password = "sha1:${hex(12)}:${hex(40)}"`],
    ['special token', `pad_token = "${random(32)}"`],
    ['tokenizer', `tokenizer = "${random(32)}"`],
    ['git commit', `revision = "${hex(40)}"`],
    ['identifier', 'token = "0d9a3c7e-1b5d-8264-9f3c-7e1b5d826401"'],
    ['model name', 'access_token = "facebook/wav2vec2-large-960h-lv60-self"'],
    ['words', 'secret_key = "the-name-of-the-secret-in-the-vault"'],
    ['path', 'api_key = "/run/secrets/production/openai_key.txt"'],
    ['schema', 'password: "string with at least 8 characters"'],
  ])('%s is none', (_, text) => {
    expect(kinds(text)).toEqual([])
  })

  it('without quotes in settings only', () => {
    const text = `WANDB_API_KEY=${hex(40)}\n`
    expect(kinds(text)).toEqual([])
    expect(kinds(text, { assigned: true, bare: true })).toEqual(['key'])
  })
})

describe('in a repository', () => {
  const secret = FORMED['Hugging Face token']!
  const notebook = JSON.stringify({
    nbformat: 4,
    metadata: {},
    cells: [
      { cell_type: 'markdown', source: 'Log in' },
      {
        cell_type: 'code',
        source: ['import x\n', `login("${secret}")`],
        outputs: [{ output_type: 'stream', text: [`used ${FORMED['GitHub token']}\n`] }],
      },
    ],
  })

  it('code, settings and notebooks are searched, tests, documents and fixtures are not', async () => {
    const files: Contents = {
      'src/a.py': `\n\nlogin("${secret}")\n`,
      'tests/test_a.py': `login("${secret}")`,
      'docs/use.md': `login("${secret}")`,
      'n.ipynb': notebook,
      '.env.py': '',
    }
    const roles = { 'tests/test_a.py': 'test', 'docs/use.md': 'docs', 'n.ipynb': 'notebook' } as const
    const { found } = await factOf('secrets', files, roles)
    expect(found).toEqual(
      [
        { kind: 'GitHub token in an output', at: { path: 'n.ipynb', cell: 2 }, by: 'format' },
        { kind: 'Hugging Face token', at: { path: 'n.ipynb', cell: 2, line: 2 }, by: 'format' },
        { kind: 'Hugging Face token', at: { path: 'src/a.py', line: 3 }, by: 'format' },
      ].sort((a, b) => a.at.path.localeCompare(b.at.path) || (b.at.line ?? 0) - (a.at.line ?? 0)),
    )
  })

  it('no part of a secret is in the facts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(FORMED)), fc.nat(40), async (value, lines) => {
        const facts = JSON.stringify(await factOf('secrets', { 'a.py': `${'\n'.repeat(lines)}x("${value}")` }))
        expect(facts).toContain(`"line":${lines + 1}`)
        for (let at = 0; at + 6 <= value.length; at++) {
          const part = value.slice(at, at + 6)
          if (/\d/.test(part) && /[a-z]/i.test(part)) expect(facts).not.toContain(part)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('files that hold credentials by their name', async () => {
    const { files } = await factOf('secrets', { 'kaggle.json': '{}', 'app/debug.keystore': 'x', 'key.p12': 'x' })
    expect(files.map(({ at }) => at.path)).toEqual(['kaggle.json', 'key.p12'])
  })
})

it('never throws, and is linear in the text', () => {
  fc.assert(fc.property(someText(), (text) => void scan(text, { assigned: true, bare: true })))
  const start = performance.now()
  for (const piece of [
    'a',
    'token',
    'api_key="',
    'password = ',
    '-----BEGIN PRIVATE KEY-----',
    'sk-',
    'eyJhcGlfYWRkcmVzcyI6',
    'AKIA',
  ])
    scan(piece.repeat(Math.ceil(1_000_000 / piece.length)), { assigned: true, bare: true })
  expect(performance.now() - start).toBeLessThan(8000)
})

it('entropy: none in one letter, 1 bit in two equally frequent ones, 4 in 16', () => {
  expect([entropy(''), entropy('aaaa'), entropy('abab'), entropy('0123456789abcdef')]).toEqual([0, 0, 1, 4])
})
