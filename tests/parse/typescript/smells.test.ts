import { describe, expect, it } from 'vitest'
import { read } from './read.ts'

const smells = (source: string, path = 'src/a.tsx') =>
  read(source, path).smells.map(({ kind, line, what }) => `${kind} ${line} ${what}`)

describe('smells', () => {
  it('commented-out code: two lines or more that are statements', () => {
    expect(smells('// const a = load(b);\n// a.draw();\nx()')).toEqual(['commented-out-code 1 const a = load(b);'])
    expect(smells('const a = <p>\n  {/* <Card a={1} />\n  <Row /> */}\n</p>')).toEqual([
      'commented-out-code 2 <Card a={1} />',
    ])
    for (const prose of [
      '// const a = load(b);\nx()', // one line may be a remark
      '// Loads the model.\n// Draws it (twice).',
      '// for example:\n// const a = load(b);\n// a.draw();',
      '/**\n * const a = load(b);\n * a.draw();\n */',
      '// eslint-disable-next-line\n// @ts-expect-error: see above',
      '// if the model is there (see above)\n// return early, as in the paper',
    ]) {
      expect(smells(prose)).toEqual([])
    }
  })

  it('notes without an issue', () => {
    expect(smells('// TODO: later\n/* FIXME(anna) now */\n// XXX see #12')).toEqual(['open-note 1 TODO: later'])
  })

  it('handlers that swallow every error, unless they say why', () => {
    expect(
      smells('try { a() } catch {}\ntry { a() } catch (e) { /* gone already */ }\ntry { a() } catch (e) { b() }'),
    ).toEqual(['swallowed-exception 1 every error'])
  })

  it('code that nothing reaches', () => {
    const source = `
      function a(x) {
        if (x) { return 1; b() }
        switch (x) { case 1: return 2; break; case 2: throw x; c() }
        return d()
        function d() { return 3 }
        var hoisted
      }
    `
    expect(smells(source)).toEqual(['unreachable-code 3 return', 'unreachable-code 4 throw'])
  })

  it('debugger and printing that looks like debugging', () => {
    const source =
      "function a(x) {\n  debugger\n  console.log(x)\n  console.log('here')\n  console.log('saved', x)\n}\nconsole.log(b)"
    expect(smells(source)).toEqual([
      'leftover-debugger 2 debugger',
      'leftover-print 3 console.log(x)',
      "leftover-print 4 console.log('here')",
    ])
  })

  it('numbers in conditions that say nothing', () => {
    const source =
      'function a(x) {\n  if (x > 37) b()\n  if (x.length > 37 || x > 1 || x === 100) b()\n  while (x < 0.07) b()\n  if (c(37)) b()\n}'
    expect(smells(source)).toEqual(['magic-number 2 37', 'magic-number 4 0.07'])
  })

  it('functions of a module that nothing can use, and names that say nothing', () => {
    expect(
      smells("import x from 'x'\nfunction lost() {}\nfunction used() {}\nexport function foo() { used() }"),
    ).toEqual(['unused-private-function 2 lost', 'meaningless-name 4 foo'])
    expect(smells('function calledFromThePage() {}', 'a.js')).toEqual([])
  })
})
