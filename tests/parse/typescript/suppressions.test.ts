import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read, readBroken } from './read.ts'

function found(source: string): string[] {
  return (read(source).suppressions ?? []).map(
    ({ line, scope, target, rules, reason, alone }) =>
      `${line} ${scope}${alone ? ' alone' : ''} ${target} [${rules.join(' ')}] ${reason}`,
  )
}

const IGNORE = 'se-ml: ignore[a] -- why'

describe('comments that accept findings', () => {
  test.each([
    ['behind a line', `const x = 1\nrun() // ${IGNORE}\n`, '2 line 2 [a] why'],
    ['above a function', '// se-ml: ignore[a, b] -- why not\nfunction f() {}\n', '1 line alone 2 [a b] why not'],
    ['between the marks of a block', `/* ${IGNORE} */\nfunction f() {}\n`, '1 line alone 2 [a] why'],
    ['in front of code', `/* ${IGNORE} */ function f() {}\n`, '1 line 1 [a] why'],
    ['in a documentation comment', `/**\n * Adds.\n * ${IGNORE}\n */\nfunction f() {}\n`, '3 line alone 5 [a] why'],
    ['at the head of a function', `function f() { // ${IGNORE}\n  run()\n}\n`, '1 line 1 [a] why'],
    ['in a signature', `function f(\n  a, // ${IGNORE}\n) {}\n`, '2 line 1 [a] why'],
    ['alone in a signature', `const x = 1\nfunction f(\n  // ${IGNORE}\n  a,\n) {}\n`, '3 line alone 2 [a] why'],
    ['above a method', `class A {\n  // ${IGNORE}\n  f() {}\n}\n`, '2 line alone 3 [a] why'],
    ['above a method of an object', `const a = {\n  // ${IGNORE}\n  f() {},\n}\n`, '2 line alone 3 [a] why'],
    [
      'above decorators',
      `class A {\n  // ${IGNORE}\n  @cache\n  @other(\n    1,\n  )\n  f() {}\n}\n`,
      '2 line alone 7 [a] why',
    ],
    ['below a decorator', `class A {\n  @cache\n  // ${IGNORE}\n  f() {}\n}\n`, '3 line alone 4 [a] why'],
    ['behind a brace that closes', `function f() {\n  run()\n} // ${IGNORE}\n`, '3 line 3 [a] why'],
    ['between two statements', `function f() {\n  run()\n  // ${IGNORE}\n  stop()\n}\n`, '3 line alone 4 [a] why'],
    ['in JSX', `const a = (\n  <p>\n    {/* ${IGNORE} */}\n    <b />\n  </p>\n)\n`, '3 line alone 4 [a] why'],
    ['for a file', 'const x = 1\n// se-ml: ignore-file[a] -- why\n', '2 file alone undefined [a] why'],
    ['where nothing follows', `const x = 1\n// ${IGNORE}`, '2 line alone undefined [a] why'],
    ['without a reason', 'run() // se-ml: ignore[a]\n', '1 line 1 [a] '],
    ['without a rule', 'run() // se-ml: ignore -- why\n', '1 line 1 [] why'],
    ['behind a comment', `const x = 1\n// TODO: y // ${IGNORE}\nrun()\n`, '2 line alone 3 [a] why'],
    ['with a line end of Windows', `run() // ${IGNORE}\r\n`, '1 line 1 [a] why'],
  ])('%s', (_name, source, expected) => {
    expect(found(source)).toEqual([expected])
  })

  test.each([
    ['in a string', `const x = "// ${IGNORE}"\n`],
    ['in a template', `const x = \`\n// ${IGNORE}\n\`\n`],
    ['behind other words', `// as in ${IGNORE}\nrun()\n`],
    ['shown in a documentation comment', `/** Write \`// ${IGNORE}\`. */\nrun()\n`],
    ['of something else', '// se-ml: great\nrun()\n'],
    ['that only begins alike', '// se-ml: ignored[a] -- why\nrun()\n'],
  ])('none %s', (_name, source) => {
    expect(found(source)).toEqual([])
  })

  test('the target of one above a unit is the line where the unit begins', () => {
    const source = `// ${IGNORE}\nexport const f = async () => {\n  run()\n}\n\nclass A {\n  // ${IGNORE}\n  @log()\n  g() {}\n}\n`
    const { suppressions = [], units } = read(source)
    expect(suppressions.map(({ target }) => target)).toEqual(units.map(({ line }) => line))
  })

  test('any text gives lines that are there, at most 200 of them', () => {
    const piece = fc.constantFrom(
      `// ${IGNORE}\n`,
      `/* ${IGNORE} */`,
      'se-ml:',
      '"',
      '`',
      '\n',
      ' ',
      '@x ',
      'f()',
      '{',
      '}',
      '<p>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { totalLines, suppressions = [] } = readBroken(pieces.join('')).facts
        for (const { line, target = 1 } of suppressions) {
          expect(line).toBeGreaterThan(0)
          expect(Math.max(line, target)).toBeLessThanOrEqual(totalLines)
        }
      }),
    )
    expect(read(`f()\n${`// ${IGNORE}\n`.repeat(20_000)}`).suppressions).toHaveLength(200)
  })
})
