import { describe, expect, test } from 'vitest'
import { defaultSmells } from '../../../src/parse/extract/smells/defaults.ts'
import { exceptionSmells } from '../../../src/parse/extract/smells/exceptions.ts'
import { leftoverSmells } from '../../../src/parse/extract/smells/leftovers.ts'
import { nameSmells } from '../../../src/parse/extract/smells/names.ts'
import { numberSmells } from '../../../src/parse/extract/smells/numbers.ts'
import { printSmells } from '../../../src/parse/extract/smells/prints.ts'
import { commentedOut, openNotes, type Remark } from '../../../src/parse/extract/smells/remarks.ts'
import { unreachableSmells } from '../../../src/parse/extract/smells/unreachable.ts'
import { syntaxOf } from '../extract/syntax.ts'
import { read } from '../python/read.ts'

const inFunction = (...lines: readonly string[]) => syntaxOf('def f(a):', ...lines.map((line) => `  ${line}`))

describe('defaults that all calls share', () => {
  test.each([
    ['def f(a=[]): pass', ['a']],
    ['def f(a, b={}, c=list()): pass', ['b', 'c']],
    ['def f(a: list = [1]): pass', ['a']],
    ['def f(a=defaultdict(int)): pass', ['a']],
    ['async def f(*, a=set()): pass', ['a']],
  ])('%s', (source, names) => {
    expect(defaultSmells(syntaxOf(source)).map(({ what }) => what)).toEqual(names)
  })

  test.each([
    'def f(a=()): pass',
    'def f(a=None, b=1): pass',
    'def f(a=list(b)): pass',
    'x = []',
    'f(a=[])',
    'def f(): pass',
  ])('%s shares none', (source) => {
    expect(defaultSmells(syntaxOf(source))).toEqual([])
  })
})

describe('handlers that catch everything', () => {
  const kindsOf = (...lines: readonly string[]) =>
    exceptionSmells(syntaxOf('try:', '  x()', ...lines)).map(({ kind, line }) => `${kind} ${line}`)

  test.each([
    [['except:', '  log()'], ['bare-except 3']],
    [['except:', '  log()', '  raise'], []],
    [['except:', '  pass'], ['swallowed-exception 3']],
    [['except Exception:', '  pass'], ['swallowed-exception 3']],
    [['except Exception as e:', '  ...'], ['swallowed-exception 3']],
    [['except BaseException:', '  continue'], ['swallowed-exception 3']],
    [['except (Exception):', '  pass'], ['swallowed-exception 3']],
    [['except Exception:', '  log()'], []],
    [['except KeyError:', '  pass'], []],
    [['except ValueError:', '  pass', 'except:', '  pass'], ['swallowed-exception 5']],
  ])('%j', (lines, smells) => {
    expect(kindsOf(...lines)).toEqual(smells)
  })
})

describe('leftovers', () => {
  const leftoversIn = (source: string) => {
    const { calls, imports } = read(`${source}\n`)
    return leftoverSmells(calls, imports).map(({ kind, what }) => `${kind} ${what}`)
  }

  test.each([
    ['breakpoint()', ['leftover-debugger breakpoint']],
    ['import pdb; pdb.set_trace()', ['leftover-debugger pdb.set_trace', 'leftover-debugger import pdb']],
    ['from IPython import embed\nembed()', ['leftover-debugger embed']],
    ['from .models import *', ['wildcard-import .models']],
    ['from a.b import *', ['wildcard-import a.b']],
    ['embed(tokens)', []],
    ['self.breakpoint()', []],
    ['from .pdb import parse', []],
  ])('%s', (source, smells) => {
    expect(leftoversIn(source)).toEqual(smells)
  })
})

describe('names', () => {
  test.each([
    [['def foo(): pass'], ['meaningless-name foo']],
    [['class Tmp2: pass'], ['meaningless-name Tmp2']],
    [['def do_stuff(): pass'], ['meaningless-name do_stuff']],
    [['class C:', '  def foo(self): pass'], []],
    [['def food(): pass', 'def barrier(): pass'], []],
    [['def _helper(): pass'], ['unused-private-function _helper']],
    [['def _helper(): pass', '_helper()'], []],
    [['def _helper(): pass', 'REGISTRY = ["_helper"]'], []],
    [['@register', 'def _helper(): pass'], []],
    [['def __dunder__(): pass', 'def _(): pass'], []],
    [[`def ${'a'.repeat(51)}(): pass`], [`overlong-name ${'a'.repeat(51)}`]],
    [[`def ${'a'.repeat(50)}(): pass`], []],
  ])('%j', (lines, smells) => {
    expect(nameSmells(syntaxOf(...lines)).map(({ kind, what }) => `${kind} ${what}`)).toEqual(smells)
  })
})

describe('magic numbers', () => {
  test.each([
    ['if a > 37: pass', ['37']],
    ['while a < -17.5: pass', ['17.5']],
    ['if 42 == a or a == 43: pass', ['42']],
    ['if a > 1_234: pass', ['1_234']],
    ['if a > 100: pass', []],
    ['if a > 0.5: pass', []],
    ['if len(a) > 37: pass', []],
    ['if a.status_code == 404: pass', []],
    ['if abs(a) < 1e-8: pass', []],
    ['if a % 37: pass', []],
    ['x = 37', []],
    ['if a[37] > b: pass', []],
  ])('%s: %j', (line, numbers) => {
    expect(numberSmells(inFunction(line)).map(({ what }) => what)).toEqual(numbers)
  })

  test('at the top level, where a script may name them beside, are none', () => {
    expect(numberSmells(syntaxOf('if a > 37: pass'))).toEqual([])
  })
})

describe('prints that look for a fault', () => {
  test.each(['print(x.shape)', 'print("here")', "print('test 2')", 'print(type(x))', 'print("!!!")', 'print(x.dtype)'])(
    '%s',
    (line) => {
      expect(printSmells(inFunction(line))).toMatchObject([{ kind: 'leftover-print', line: 2, what: line }])
    },
  )

  test.each([
    'print("loss", x)',
    'print(f"{x.shape}")',
    'print(x)',
    'y = print("here")',
    'log("here")',
    'print("here") or x',
  ])('%s says something', (line) => {
    expect(printSmells(inFunction(line))).toEqual([])
  })

  test('a script may print', () => {
    expect(printSmells(syntaxOf('print("here")'))).toEqual([])
  })
})

describe('code that never runs', () => {
  test.each([
    [['return a', 'x = 1', 'y = 2'], '3-4 return'],
    [['raise E()', 'x()'], '3-3 raise'],
    [['for b in a:', '  continue', '  x()'], '4-4 continue'],
    [['return a', 'if b:', '  x()', '  y()'], '3-5 return'],
  ])('%j', (lines, found) => {
    const smells = unreachableSmells(inFunction(...lines))
    expect(smells.map(({ line, endLine, what }) => `${line}-${endLine} ${what}`)).toEqual([found])
  })

  test.each([
    [['if a:', '  return 1', 'return 2']],
    [['if a:', '  return 1', 'else:', '  return 2']],
    [['try:', '  return a', 'except E:', '  return b', 'finally:', '  c()']],
    [['return', 'yield']],
    [['return a']],
  ])('%j all runs', (lines) => {
    expect(unreachableSmells(inFunction(...lines))).toEqual([])
  })
})

describe('comments', () => {
  const remarks = (...all: readonly string[]): Remark[] =>
    all.map((text, index) => ({ line: index + 1, text, alone: true }))

  test.each(['TODO: speed this up', 'FIXME', 'XXX why?', 'here be a HACK'])('%s is an open note', (text) => {
    expect(openNotes(remarks(text)).length).toBe(1)
  })

  test.each([
    ...['TODO(ann): later', 'TODO #12', 'FIXME: https://example.org/1', 'TODO ABC-12', 'see gh-31 TODO'],
    ...['a todo list', 'hacked by hand', 'TODOS'],
  ])('%s is none', (text) => {
    expect(openNotes(remarks(text))).toEqual([])
  })

  const isCode = (text: string) => text.startsWith('x')

  test('two lines of code in a row are switched off, one is a remark', () => {
    expect(commentedOut(remarks('x = 1', 'x = 2', 'text', 'x = 3'), isCode)).toMatchObject([{ line: 1, endLine: 2 }])
  })

  test.each(['For example:', 'e.g.', 'usage', 'the same as', 'shape of it:'])('"%s" announces an example', (text) => {
    expect(commentedOut(remarks(text, 'x = 1', 'x = 2'), isCode)).toEqual([])
  })

  test('lines that are not beside each other are no block, and comments behind code are none', () => {
    const apart: Remark[] = [
      { line: 1, text: 'x = 1', alone: true },
      { line: 3, text: 'x = 2', alone: true },
      { line: 4, text: 'x = 3', alone: false },
    ]
    expect(commentedOut(apart, isCode)).toEqual([])
  })
})
