import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAssertions } from '../../../src/parse/typescript/assertions.ts'
import { chainOf, unwrap } from '../../../src/parse/typescript/chain.ts'
import { loadParser, type Node } from '../../../src/parse/typescript/estree.ts'
import { Lines } from '../../../src/parse/typescript/lines.ts'
import { flatten, isFunction } from '../../../src/parse/typescript/tree.ts'
import { figures, read } from './read.ts'

const parser = await loadParser()

/** The expression that the only statement of a text is. */
function expression(source: string): Node {
  const [statement] = parser(source, 'a.ts').body
  if (statement?.type !== 'ExpressionStatement') throw new Error(`${source} is no expression`)
  return statement.expression
}

describe('a chain of names', () => {
  test.each([
    ['a', 'a'],
    ['a.b.c', 'a.b.c'],
    ['a.b().c', 'a.b().c'],
    ['a[0].b', 'a[].b'],
    ['a["b"].c', 'a[].c'],
    ['this.model.fit', 'this.model.fit'],
    ['this.#secret.fit', 'this.#secret.fit'],
    ['a?.b?.()', 'a.b()'],
    ['a!.b', 'a.b'],
    ['(a as Model).fit', 'a.fit'],
    ['(<Model>a).fit', 'a.fit'],
    ['(a satisfies Model).fit', 'a.fit'],
    ['(await a()).b', 'a().b'],
    ['(await import("x")).b', undefined],
    ['new A().b', undefined],
    ['(a + b).c', undefined],
    ['"text".length', undefined],
    ['(() => a).b', undefined],
    ['[a].map', undefined],
    ['a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z', undefined],
  ])('%s: %s', (source, chain) => {
    expect(chainOf(expression(source))).toBe(chain)
  })

  test('types change nothing', () => {
    const bare = unwrap(expression('((a as B)!)'))
    expect(bare).toMatchObject({ type: 'Identifier', name: 'a' })
  })
})

/** ESLint's documentation of `complexity`: 1, and 1 for each of these. */
describe('complexity', () => {
  test.each([
    ['', 1],
    ['if (a) b()', 2],
    ['if (a) b(); else c()', 2],
    ['if (a) b(); else if (c) d(); else e()', 3],
    ['a ? b : c', 2],
    ['a && b', 2],
    ['a || b || c', 3],
    ['a ?? b', 2],
    ['a ||= b', 2],
    ['a &&= b; a ??= c', 3],
    ['a?.b', 2],
    ['a?.b?.c', 3],
    ['a?.()', 2],
    ['for (;;) {}', 2],
    ['for (const x of y) {}', 2],
    ['for (const x in y) {}', 2],
    ['while (a) {}', 2],
    ['do {} while (a)', 2],
    ['switch (a) { case 1: case 2: break; default: }', 3],
    ['try {} catch {}', 2],
    ['try {} finally {}', 1],
    ['const { x = 1 } = y', 2],
    ['throw a', 1],
    ['return a === b', 1],
    ['a & b | c', 1],
    ['a += b', 1],
    ['label: for (;;) break label', 2],
  ])('of %j is %d', (body, complexity) => {
    expect(figures(`function f() { ${body} }`, 'a.ts').map((one) => one.complexity)).toEqual([complexity])
  })

  test('adds up over what follows each other', () => {
    const piece = fc.constantFrom('if (a) b();', 'a && b;', 'for (;;) {}', 'a?.b;', 'try {} catch {}')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const [found] = figures(`function f() { ${pieces.join('\n')} }`, 'a.ts')
        expect(found?.complexity).toBe(1 + pieces.length)
      }),
    )
  })
})

/** The task of DESIGN.md: a destructured object is one, `this` is none; defaults and rests count. */
describe('parameters', () => {
  test.each([
    ['()', 0],
    ['(a)', 1],
    ['(a, b = 1, ...c)', 3],
    ['({ a, b, c })', 1],
    ['([a, b], c)', 2],
    ['(this: Window, a: string)', 1],
    ['(a?: string, b?: number)', 2],
  ])('of function f%s are %d', (list, parameters) => {
    expect(figures(`function f${list} {}`, 'a.ts').map((one) => one.parameters)).toEqual([parameters])
  })

  test('of a constructor that keeps them are counted too', () => {
    const [unit] = read('class A { constructor(private a: string, readonly b = 1) {} }', 'a.ts').units
    expect(unit).toMatchObject({ name: 'A.constructor', parameters: 2 })
  })
})

describe('what asserts', () => {
  const call = (callee: string, value?: number | boolean | null) =>
    ({ callee, line: 3, arguments: value === undefined ? [{ name: 'x' }] : [{ value }] }) as never

  test.each([
    'expect',
    'assert',
    'assert.equal',
    'assert.strict.deepEqual',
    'chai.expect',
    'expect.soft',
    'expect.fail',
    't.is',
    't.deepEqual',
    'x.should.be.true',
    'expectTypeOf',
    'assertValid',
    'expect_equal',
    'node.assert.ok',
  ])('%s', (callee) => {
    expect(findAssertions([call(callee)])).toEqual([{ line: 3, constant: false }])
  })

  test.each(['expected', 'describe', 'it', 't.plan', 'console.assertion', 'inspect', 'expect.extend', 'test.is'])(
    '%s does not',
    (callee) => {
      expect(findAssertions([call(callee)])).toEqual([])
    },
  )

  test.each([true, 1, null])('on a constant (%j) can never fail', (value) => {
    expect(findAssertions([call('expect', value)])).toEqual([{ line: 3, constant: true }])
  })
})

describe('lines', () => {
  test.each([
    ['', 1],
    ['a', 1],
    ['a\n', 1],
    ['a\n\n', 2],
    ['a\nb', 2],
    ['\n', 1],
  ])('%j has %d', (source, count) => {
    expect(new Lines(source).count).toBe(count)
  })

  test('each character is in the line that begins before it and ends behind it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n'), minLength: 1, maxLength: 40 }),
        fc.nat(39),
        (source, at) => {
          fc.pre(at < source.length)
          const lines = new Lines(source)
          const line = lines.at(at)
          expect(line).toBe(Math.min(lines.count, source.slice(0, at).split('\n').length))
          expect(lines.start(line)).toBeLessThanOrEqual(at)
        },
      ),
    )
  })
})

describe('a tree laid flat', () => {
  const source = 'const a: Model<B> = load()\nfunction f(x) { return () => x.y }\nclass C { m() {} }\n'
  const tree = flatten(parser(source, 'a.ts'))

  test('stands in the order of the text, each node behind the one around it', () => {
    const starts = tree.nodes.map(({ range }) => range[0])
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(tree.parents.every((parent, index) => parent < index)).toBe(true)
    expect(tree.parents[0]).toBe(-1)
  })

  test('knows the end of each node and the function around it', () => {
    tree.nodes.forEach((_, index) => {
      const inside = tree.parents.flatMap((parent, one) => (parent === index ? [one] : []))
      for (const child of inside) expect(tree.ends[child]!).toBeLessThanOrEqual(tree.ends[index]!)
    })
    const around = tree.functions.filter((index) => index !== -1).map((index) => tree.nodes[index]!)
    expect(around.length).toBeGreaterThan(0)
    expect(around.every(isFunction)).toBe(true)
  })

  test('leaves types out and remembers their names', () => {
    expect(tree.nodes.some(({ type }) => type.startsWith('TSType'))).toBe(false)
    expect([...tree.typeNames].sort()).toEqual(['B', 'Model'])
  })

  test('of code that is nested deeply is laid flat as well', () => {
    const deep = `${'['.repeat(400)}a${']'.repeat(400)}`
    expect(flatten(parser(deep, 'a.ts')).nodes.length).toBeGreaterThan(400)
  })
})

describe('lines for the duplicate finder', () => {
  const compared = (text: string): number[] => [...read(text, 'a.ts').cloneLines.lines]

  test.each([
    ['imports', "import a from 'a'\nexport * from 'b'\nexport { c } from 'd'\nconst e = require('e')\nrun()\n", [5]],
    ['imports over several lines', "import {\n  a,\n  b,\n} from 'a'\nrun()\n", [5]],
    ['comments and blank lines', '// a\n\n/* b\n*/\nrun()\n', [5]],
  ])('are without %s', (_name, text, lines) => {
    expect(compared(text)).toEqual(lines)
  })

  test('are equal where their trimmed texts are', () => {
    const { hashA, hashB } = read('  run(1)\nrun(1)  \nrun(2)\n', 'a.ts').cloneLines
    expect([hashA[0], hashB[0]]).toEqual([hashA[1], hashB[1]])
    expect([hashA[0], hashB[0]]).not.toEqual([hashA[2], hashB[2]])
  })
})
