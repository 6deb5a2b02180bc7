import { describe, expect, test } from 'vitest'
import { findAssigned } from '../../../src/facts/secrets/assigned.ts'
import { credentialsIn } from '../../../src/facts/secrets/credential-files.ts'
import { lineAt } from '../../../src/facts/secrets/line.ts'
import { isPlaceholder } from '../../../src/facts/secrets/placeholder.ts'

/** Random, and of nobody: put together here, so that no scanner takes it for a secret of ours. */
const RANDOM = ['q7Rk2', 'ZpX9v', 'LmT4w', 'BnY8c', 'HdJ3s', 'Fg6Qa'].join('')

function kinds(text: string, bare = false): string[] {
  return findAssigned(text, bare).map(({ kind }) => kind)
}

describe('a random text that is assigned to the name of a secret', () => {
  test.each([
    [`API_KEY = "${RANDOM}"`, 'key'],
    [`api_key: str = '${RANDOM}'`, 'key'],
    [`{"access_token": "${RANDOM}"}`, 'token'],
    [`client(auth_token='${RANDOM}')`, 'token'],
    [`"secretAccessKey" => "${RANDOM}"`, 'secret'],
    ["password = 'Tr0ub4dor&3x'", 'password'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })

  test('without quotes only where that is a value', () => {
    expect(kinds(`API_KEY=${RANDOM}`)).toEqual([])
    expect(kinds(`API_KEY=${RANDOM}`, true)).toEqual(['key'])
    expect(kinds(`API_KEY=${RANDOM} # prod`, true)).toEqual(['key'])
    expect(kinds(`API_KEY=\n${RANDOM}`, true)).toEqual([])
  })

  test.each([
    `pad_token = "${RANDOM}"`,
    `public_access_key = "${RANDOM}"`,
    `tokenizer = "${RANDOM}"`,
    'api_key = os.environ["API_KEY"]',
    'api_key = "your-api-key-goes-here"',
    'api_key = "${API_KEY_OF_SERVICE}"',
    'password = "password123456"',
    'password = "onlylowercaseletters"',
    'token = "short"',
  ])('%s is none', (text) => {
    expect(kinds(text)).toEqual([])
  })

  test('says where its name stands', () => {
    const text = `a = 1\nb = 2\napi_key = "${RANDOM}"\n`
    expect(findAssigned(text, false).map(({ at }) => lineAt(text, at))).toEqual([3])
  })
})

test.each([
  ['', 0, 1],
  ['a\nb\nc', 0, 1],
  ['a\nb\nc', 1, 1],
  ['a\nb\nc', 2, 2],
  ['a\nb\nc', 4, 3],
  ['\n\n', 2, 3],
])('in %j offset %i is in line %i', (text, offset, line) => {
  expect(lineAt(text, offset)).toBe(line)
})

describe('values that only show where a secret goes', () => {
  test.each([
    '<your-token>',
    'CHANGE_ME_PLEASE',
    'xxxxxxxxxxxx',
    '${SECRET}',
    '{{ vault_key }}',
    '$TOKEN_OF_CI',
    'sha256:9f86d081884c7d65',
    'secrets/prod/key',
    '123e4567-e89b-42d3-a456-426614174000',
    'aaaabbbb',
  ])('%s', (value) => {
    expect(isPlaceholder(value)).toBe(true)
  })

  test('a random one does not', () => {
    expect(isPlaceholder(RANDOM)).toBe(false)
  })
})

test.each([
  ['kaggle.json', true],
  ['home/.aws/credentials', true],
  ['.ssh/id_ed25519', true],
  ['.netrc', true],
  ['keys/store.P12', true],
  ['android/debug.keystore', false],
  ['id_rsa.pub', false],
  ['docs/credentials', false],
  ['mykaggle.json', false],
])('%s holds credentials: %s', (path, holds) => {
  expect(credentialsIn(path) !== undefined).toBe(holds)
})
