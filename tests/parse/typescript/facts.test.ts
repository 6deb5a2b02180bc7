import { describe, expect, it } from 'vitest'
import { read, readBroken } from './read.ts'

const imports = (source: string, path?: string) =>
  read(source, path).imports.map(({ module, name, bound, typing, local }) =>
    [module, name ?? '(whole)', bound, ...(typing ? ['typing'] : []), ...(local ? ['local'] : [])].join(' '),
  )

describe('lines', () => {
  it('of code hold something other than comments', () => {
    const source = '#!/usr/bin/env node\n/* a\n b */ const c = 1 // d\n\n// e\nconst f = "// no comment" /* g */\n'
    expect(read(source, 'bin/tool')).toMatchObject({ totalLines: 6, codeLines: 2, language: 'javascript' })
  })

  it('of JSX are code, its comments are not', () => {
    expect(read('const a = (\n  <p>\n    {/* no */}\n    // text\n  </p>\n)').codeLines).toBe(5)
  })
})

describe('imports', () => {
  it('of ES modules', () => {
    const source = `
      import 'side'
      import a, { b as c, default as d } from 'one'
      import * as e from './two'
      export { f as g } from './three'
      export * from './four'
      export * as h from './five'
      import i = require('six')
    `
    expect(imports(source, 'a.ts')).toEqual([
      'side (whole) ',
      'one default a',
      'one b c',
      'one default d',
      './two (whole) e',
      './three f g',
      './four * *',
      './five (whole) h',
      'six (whole) i',
    ])
  })

  it('of types, and of names that only types use, are for typing', () => {
    const source = `
      import type { A } from 'a'
      import { type B, C, D } from 'b'
      export type { E } from 'e'
      const d: C = new D() as D
    `
    expect(imports(source, 'a.ts')).toEqual(['a A A typing', 'b B B typing', 'b C C typing', 'b D D', 'e E E typing'])
  })

  it('of CommonJS and dynamic ones', () => {
    const source = `
      const a = require('a')
      const { b, c: d } = require('b')
      const e = require('e').f
      require('g')
      async function h() {
        const { i } = await import('./i')
        return (await import('./j')).k()
      }
      const lazy = () => import(\`./l\`)
      require(variable)
    `
    expect(imports(source, 'a.js')).toEqual([
      'a (whole) a',
      'b b b',
      'b c d',
      'e f e',
      'g (whole) ',
      './i i i local',
      './j k  local',
      './l (whole)  local',
    ])
  })
})

describe('uses', () => {
  const uses = (source: string, path?: string) => read(source, path).uses.map(({ name, line }) => `${name}:${line}`)

  it('are places where an imported name is read', () => {
    const source = `import { a, Card } from './x'
      import * as ns from './y'
      a.b.c()
      const d = { a, a: 1, e: a }
      ns.f?.(ns['g'])
      const page = <Card a="1"><ns.Row /></Card>
      export { a }`
    expect(uses(source)).toEqual(['a.b.c:3', 'a:4', 'a:4', 'ns.f:5', 'ns:5', 'Card:6', 'ns.Row:6'])
  })

  it('are none where a function binds the name itself, nor in types', () => {
    const source = `import { a, b } from './x'
      function f(a) { return a }
      const g = () => { const { a } = h(); return a }
      try {} catch (a) {}
      const h = (c: typeof a) => c.a + b
      function i() { const x = () => b; function b() {} }`
    expect(uses(source, 'a.ts')).toEqual(['b:5'])
  })

  it('of a name that a function imports itself count', () => {
    expect(uses("async function f() { const { a } = await import('./x'); a() }")).toEqual(['a:1'])
  })
})

describe('definitions', () => {
  it('are the names of the top level and those of exports', () => {
    const source = `
      import { x } from './x'
      export const { a, b: [c] } = d
      function e() { var no }
      export class F {}
      export enum G { A }
      export interface H {}
      type I = string
      export { e as j, x }
      export default class {}
    `
    expect(read(source, 'a.ts').definitions).toEqual(['a', 'c', 'e', 'F', 'G', 'H', 'I', 'j', 'default'])
    expect(read('exports.a = 1\nmodule.exports = { b, c }', 'a.js').definitions).toEqual(['a', 'b', 'c'])
  })
})

describe('calls', () => {
  it('have a dotted name, the unit, arguments and loops', () => {
    const { calls } = read(
      `
      function f(items) {
        for (const item of items) this.api.users!.save(item, 'x', 1, null, ...item)
        return new Chart(items).draw()
      }
      await main()
    `,
      'a.ts',
    )
    expect(calls).toMatchObject([
      {
        callee: 'this.api.users.save',
        unit: 0,
        loops: 1,
        positional: 5,
        arguments: [{ name: 'item' }, { value: 'x' }, { value: 1 }, { value: null }, {}],
        unused: true,
      },
      { callee: 'Chart', unit: 0, loops: 0 },
      { callee: 'main', unit: -1, unused: true },
    ])
  })
})

describe('assertions', () => {
  it('are those of the usual test runners', () => {
    const source = `
      expect(a).toBe(1)
      assert.strictEqual(a, 1)
      assert(a)
      t.is(a, 1)
      expect(true).toBe(true)
      await expect(page).toHaveTitle('x')
      a.expected()
    `
    expect(read(source).assertions).toEqual([
      { line: 2, constant: false },
      { line: 3, constant: false },
      { line: 4, constant: false },
      { line: 5, constant: false },
      { line: 6, constant: true },
      { line: 7, constant: false },
    ])
  })
})

describe('clone lines', () => {
  it('leave out imports, comments and blank lines', () => {
    const source = "import {\n  a,\n} from 'a'\nconst b = require('b')\n\n// c\nd()\n  e()\n"
    expect([...read(source, 'a.js').cloneLines.lines]).toEqual([7, 8])
  })

  it('are equal whatever their indentation', () => {
    const { hashA, hashB } = read('  f(1)\nf(1)\nf(2)').cloneLines
    expect([hashA[0], hashB[0]]).toEqual([hashA[1], hashB[1]])
    expect([hashA[0], hashB[0]]).not.toEqual([hashA[2], hashB[2]])
  })
})

describe('a file that does not parse', () => {
  it('is counted by lines, and says where it is broken', () => {
    const { facts, problem, errorLine } = readBroken('// c\nconst a = \n/* b\n*/ function "//" {\n`\n//` }\n')
    expect({ problem, errorLine }).toEqual({ problem: 'does not parse', errorLine: 4 })
    expect(facts).toMatchObject({ totalLines: 6, codeLines: 4, units: [], language: 'typescript' })
  })

  it('may be nested deeper than the stack', () => {
    const { facts, problem } = readBroken(`a = ${'['.repeat(60_000)}${']'.repeat(60_000)}\n`, 'a.js')
    expect(problem).toBe('does not parse')
    expect(facts.codeLines).toBe(1)
  })

  it('reads what only the type checker rejects', () => {
    expect(readBroken('const a: string = 1; let a = 2; await b').problem).toBeUndefined()
    expect(readBroken('delete x; with (x) {} return 1', 'a.js').problem).toBeUndefined()
  })
})
