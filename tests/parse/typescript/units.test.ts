import { describe, expect, it } from 'vitest'
import { figures, OURS, read } from './read.ts'

const names = (source: string, path?: string) => read(source, path).units.map(({ name, kind }) => `${kind} ${name}`)
const unit = (source: string, path?: string) => read(source, path).units[0]!

describe('units', () => {
  it('are functions, methods, accessors, constructors and arrow functions that are bound to a name', () => {
    const source = `
      function load() {}
      const parse = (text) => text
      let later = async function () {}
      class Reader {
        constructor() {}
        get size() { return 1 }
        set size(value) {}
        static open() {}
        #close() {}
        handle = () => {}
        [Symbol.iterator]() {}
        'quoted name'() {}
      }
      export default function () {}
    `
    expect(names(source)).toEqual([
      'function load',
      'function parse',
      'function later',
      'method Reader.constructor',
      'method Reader.size',
      'method Reader.size',
      'method Reader.open',
      'method Reader.#close',
      'method Reader.handle',
      'method Reader.[Symbol.iterator]',
      'method Reader.quoted name',
      'function default',
    ])
  })

  it('are named by the object, namespace or export around them', () => {
    expect(names('export const api = { users: { list() {}, get: () => 1 } }')).toEqual([
      'method api.users.list',
      'function api.users.get',
    ])
    expect(names('namespace Shapes { export function area() {} }', 'a.ts')).toEqual(['function Shapes.area'])
    expect(names('exports.read = function () {}\nmodule.exports.write = () => {}', 'a.cjs')).toEqual([
      'function read',
      'function write',
    ])
    expect(names('Reader.prototype.open = function () {}', 'a.js')).toEqual(['method Reader.open'])
    expect(names('module.exports = (app) => {}', 'a.js')).toEqual(['function default'])
  })

  it('see through types and through calls that hand back the function', () => {
    expect(names('const f = ((a) => a) as Handler', 'a.ts')).toEqual(['function f'])
    expect(names('export const Card = memo(() => <b />)\nconst Row = React.forwardRef((p, ref) => <i />)')).toEqual([
      'function Card',
      'function Row',
      'script <script>',
    ])
  })

  it('leave functions inside a function, and those without a name, to the code around them', () => {
    expect(names('function outer() { function inner() {} const arrow = () => {}; class A { b() {} } }')).toEqual([
      'function outer',
    ])
    expect(names('(function () { function load() {}; load() })()', 'a.js')).toEqual([
      'function load',
      'script <script>',
    ])
    expect(names("it('works', () => { expect(1).toBe(1) })")).toEqual(['script <script>'])
  })

  it('are no signatures without a body', () => {
    const source = `
      export function over(a: string): void
      export function over(a: number): void
      export function over(a: unknown) {}
      declare function global(): void
      abstract class Base { abstract run(): void; stop() {} }
      interface Api { call(a: string): void }
    `
    expect(names(source, 'a.ts')).toEqual(['function over', 'method Base.stop'])
  })

  it('count lines from the name on, a signature as one', () => {
    const source = [
      '@Component({', // 1
      '  selector: "a",',
      '})',
      'export class Page {',
      '  @Input()', // 5
      '  show(',
      '    a: string,',
      '    b: number,',
      '  ): void {',
      '    // nothing yet', // 10
      '',
      '    draw(`one',
      '',
      '    two`)',
      '  }', // 15
      '}',
    ].join('\n')
    expect(read(source, 'a.ts').units).toMatchObject([
      { name: 'Page.show', line: 6, endLine: 15, codeLines: 4, totalLines: 10, parameters: 2 },
    ])
    const arrow = ['const pick = (', '  a,', '  b,', ') =>', '  a > b', '    ? a', '    : b', ''].join('\n')
    expect(unit(arrow)).toMatchObject({ line: 1, endLine: 7, codeLines: 4, totalLines: 7, parameters: 2 })
  })
})

describe('script body', () => {
  it('is none for a table whose texts are put together from pieces (tfjs-examples)', () => {
    const table = "export const CLASSES = {\n  0: 'tench, ' +\n    'Tinca',\n  1: 'a' + 'b' + `c`,\n}"
    expect(names(table, 'a.js')).toEqual([])
    expect(names("const title = 'a' + name()", 'a.js')).toEqual(['script <script>'])
  })

  it('is not there where a module only defines and exports', () => {
    const source = `
      'use strict'
      import a from 'a'
      const b = require('b')
      const lazy = await import('c')
      export * from 'd'
      export { b as c }
      export const LIMITS = { low: 1, list: [-1, 'x', /y/, \`z\`] } as const
      export type T = string
      export interface I { a: T }
      enum E { A }
      export default LIMITS
      if (a) { function f() {} }
    `
    expect(names(source, 'a.ts')).toEqual(['function f'])
    expect(names('module.exports = { a, b: c.d }\nexports.x = y', 'a.js')).toEqual([])
  })

  it('is what a module does when it is loaded, without the units inside', () => {
    const source = [
      "import express from 'express'",
      'const app = express()',
      'const PORT = 80',
      'app.use({',
      '  handle(request) {',
      '    return request ?? 1',
      '  },',
      '})',
      'if (PORT > 1 && app) app.listen(PORT)',
    ].join('\n')
    expect(read(source, 'a.js').units).toMatchObject([
      { name: 'handle', line: 5, endLine: 7, codeLines: 3, complexity: 2 },
      { name: '<script>', line: 2, endLine: 9, codeLines: 5, complexity: 3, parameters: 0 },
    ])
  })

  it('takes in all of the top level where bodies are units, and class bodies are units of their own', () => {
    const source = ["import a from 'a'", 'class A {', '  one = a || 1', '  two() {', '    return 2', '  }', '}'].join(
      '\n',
    )
    expect(read(source, 'a.js', { ...OURS, bodiesAreUnits: true }).units).toMatchObject([
      { name: 'A', kind: 'class-body', codeLines: 4, complexity: 2 },
      { name: 'A.two', codeLines: 3 },
      { name: '<script>', codeLines: 1 },
    ])
  })
})

describe('complexity', () => {
  // Expected values: the rule's own documentation and tests, https://eslint.org/docs/latest/rules/complexity
  it.each([
    ['function a() {}', 1],
    ['function a(x) { if (x) { return 1 } else if (!x) { return 2 } else { return 3 } }', 3],
    ['function a(x) { return x ? 1 : 2 }', 2],
    ['function a(x) { for (;;) {} for (const y in x) {} for (const y of x) {} while (x) {} do {} while (x) }', 6],
    ['function a(x) { try { x() } catch (e) { x() } finally { x() } }', 2],
    ['function a(x) { switch (x) { case 1: case 2: break; default: x() } }', 3],
    ['function a(x, y) { return (x && y) || (x ?? y) }', 4],
    ['function a(x) { x ||= 1; x &&= 2; x ??= 3; x += 4 }', 4],
    ['function a(x) { return x?.y?.z() }', 3],
    ['function a(x) { return x?.() }', 2],
    ['function a(x = 1, { y = 2, z } = {}) { const [w = 3] = x }', 5],
    ['const a = (x) => x || 1', 2],
    ['class A { b() { return this.c ?? 1 } }', 2],
  ])('%s', (source, complexity) => {
    expect(unit(source)).toMatchObject({ complexity })
    expect(figures(source)[0]).toMatchObject({ complexity })
  })

  it('of a unit has what functions inside it decide; a function by itself has not', () => {
    const source = 'function a(x) { return x.map((y) => (y ? 1 : y || 2)) }'
    expect(unit(source).complexity).toBe(3)
    expect(figures(source).map(({ complexity }) => complexity)).toEqual([1, 3])
  })

  it('leaves initial values of fields and static blocks to themselves, as ESLint does', () => {
    const source = 'function a() { return class { b = c || d; static { if (e) f() } g() { return h && i } } }'
    expect(figures(source).map(({ complexity }) => complexity)).toEqual([1, 2])
  })
})

describe('parameters', () => {
  it.each([
    ['function a() {}', 0],
    ['function a(b, { c, d }, [e], f = 1, ...g) {}', 5],
    ['function a(this: Window, b: string) {}', 1],
    ['const a = b => b', 1],
    ['class A { constructor(private a: string, readonly b = 1) {} }', 2],
  ])('%s', (source, parameters) => expect(unit(source, 'a.ts').parameters).toBe(parameters))
})

describe('content of a unit', () => {
  const content = (source: string) => unit(source, 'a.ts').content

  it('survives reformatting, and nothing else', () => {
    const plain = content('function a(b, c) { return load("x", [b, c]) }')
    expect(content("function a(\n  b,\n  c, // last\n) {\n  return load('x', [\n    b,\n    c,\n  ]);\n}")).toBe(plain)
    expect(content('function a(b, c) { return load("y", [b, c]) }')).not.toBe(plain)
  })
})
