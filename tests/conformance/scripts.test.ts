import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figures } from '../parse/typescript/read.ts'

/** What ESLint's rules `complexity` and `max-params` say; written by `npm run conformance:ts -- --record`. */
interface Recorded {
  readonly eslint: string
  readonly reference: Readonly<Record<string, readonly object[] | null>>
}

const FOLDER = join(import.meta.dirname, '../../fixtures/conformance')
const { eslint, reference } = JSON.parse(readFileSync(join(FOLDER, 'scripts.json'), 'utf8')) as Recorded

describe(`complexity and parameters of each function are those of ESLint ${eslint}`, () => {
  it.each(Object.entries(reference))('%s', (name, expected) => {
    const source = readFileSync(join(FOLDER, 'scripts', name), 'utf8')
    expect(figures(source, name)).toEqual(expected)
  })

  it('in enough functions to mean something', () => {
    expect(Object.values(reference).flatMap((functions) => functions ?? []).length).toBeGreaterThan(30)
  })
})
