import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { type Known, type KnownFinding, knownFindings } from '../../src/compare/known.ts'
import { matchFindings } from '../../src/compare/match.ts'
import { findSplits } from '../../src/compare/split.ts'
import { audit } from '../../src/index.ts'
import { makeTree } from '../helpers/tree.ts'

const GUIDELINES = rules.filter(({ kind }) => kind === 'guideline')

async function findingsOf(files: Readonly<Record<string, string>>, rule: string): Promise<KnownFinding[]> {
  const report = await audit(makeTree(files), { rules: GUIDELINES, workers: 1 })
  return knownFindings(report).filter((finding) => finding.rule === `maintainability/${rule}`)
}

/** A function with a number of lines of code, `def` included. */
function unit(name: string, lines: number, start = 0): string {
  const body = Array.from({ length: lines - 1 }, (_, index) => `    ${name[0]}${start + index} = use(${start + index})`)
  return [`def ${name}():`, ...body, ''].join('\n')
}

const SHORT = 'write-short-units'
const before = () => findingsOf({ 'train.py': `${unit('fit', 40)}\n\n${unit('load', 30)}` }, SHORT)

async function matchAfter(files: Readonly<Record<string, string>>) {
  const matches = matchFindings(await before(), await findingsOf(files, SHORT))
  return {
    pairs: matches.pairs.map((pair) => `${pair.how} ${pair.before.symbol} ${pair.after.path} ${pair.after.symbol}`),
    gone: matches.gone.map(({ symbol }) => symbol),
    added: matches.added.map(({ symbol }) => symbol),
    splits: findSplits(matches).splits.map(({ from, into }) => [from.symbol, into.map(({ symbol }) => symbol)]),
    new: findSplits(matches).added.map(({ symbol }) => symbol),
  }
}

describe('a finding is found again', () => {
  test('when lines move and functions change places', async () => {
    const files = { 'train.py': `"""Trains."""\n\nimport os\n\n\n${unit('load', 30)}\n\n# Long.\n${unit('fit', 40)}` }
    expect(await matchAfter(files)).toMatchObject({
      pairs: ['same fit train.py fit', 'same load train.py load'],
      gone: [],
      added: [],
    })
  })

  test('when the code is formatted anew', async () => {
    const files = {
      'train.py': `${unit('fit', 40)}\n\n${unit('load', 30)}`.replaceAll('(', '( ').replaceAll('    ', '  '),
    }
    expect((await matchAfter(files)).pairs).toEqual(['same fit train.py fit', 'same load train.py load'])
  })

  test('when its file is renamed, and when it goes to another file', async () => {
    const files = { 'fitting.py': unit('fit', 40), 'data/load.py': unit('load', 30) }
    const { pairs, added, gone } = await matchAfter(files)
    expect(pairs).toEqual(expect.arrayContaining(['moved fit fitting.py fit', 'moved load data/load.py load']))
    expect([added, gone]).toEqual([[], []])
  })

  test('when its code is edited', async () => {
    const files = { 'train.py': `${unit('fit', 41)}\n\n${unit('load', 29)}` }
    expect((await matchAfter(files)).pairs).toEqual(['edited fit train.py fit', 'edited load train.py load'])
  })

  test('when its file goes to another folder and is edited there', async () => {
    const files = { 'pkg/train.py': `${unit('fit', 41)}\n\n${unit('load', 29)}` }
    expect((await matchAfter(files)).pairs).toEqual(['edited fit pkg/train.py fit', 'edited load pkg/train.py load'])
  })

  test('but not in another rule', async () => {
    const short = await before()
    const other = short.map((finding) => ({ ...finding, rule: 'maintainability/write-simple-units' as const }))
    expect(matchFindings(short, other)).toEqual({ pairs: [], gone: short, added: other })
  })
})

describe('what changed', () => {
  test('a unit that was shortened is gone, a long one is added', async () => {
    const files = { 'train.py': `${unit('fit', 5)}\n\n${unit('load', 30)}`, 'new.py': unit('report', 50) }
    expect(await matchAfter(files)).toMatchObject({ gone: ['fit'], added: ['report'], splits: [], new: ['report'] })
  })

  test('a unit that was split is no new finding, even where a part is still too long', async () => {
    const files = { 'train.py': `${unit('fit', 18)}\n\n${unit('step', 24, 17)}\n\n${unit('load', 30)}` }
    expect(await matchAfter(files)).toMatchObject({ added: ['step'], splits: [['fit', ['step']]], new: [] })
  })

  test('a part that is larger than the whole was, is new', async () => {
    const files = { 'train.py': `${unit('fit', 18)}\n\n${unit('step', 45, 17)}\n\n${unit('load', 30)}` }
    expect(await matchAfter(files)).toMatchObject({ splits: [], new: ['step'] })
  })

  test('more code than a split leaves behind is new', async () => {
    const parts = ['step', 'stop', 'stay'].map((name) => unit(name, 30)).join('\n\n')
    const { splits, new: added } = await matchAfter({
      'train.py': `${unit('fit', 18)}\n\n${parts}\n\n${unit('load', 30)}`,
    })
    expect(splits).toEqual([['fit', ['step']]])
    expect(added).toEqual(['stop', 'stay'])
  })
})

/** A function with parameters and some lines of code. */
function unitWith(name: string, parameters: number, lines: number): string {
  const names = Array.from({ length: parameters }, (_, index) => `p${index}`).join(', ')
  return unit(name, lines).replace('()', `(${names})`)
}

describe('a split', () => {
  const UNITS = ['write-short-units', 'keep-interfaces-small'].map((name) => `maintainability/${name}`)
  const split = async (files: Readonly<Record<string, string>>, later: Readonly<Record<string, string>>) => {
    const [older, newer] = await Promise.all([files, later].map((tree) => audit(makeTree(tree), { rules: GUIDELINES })))
    const ofUnits = (report: typeof older) => knownFindings(report!).filter(({ rule }) => UNITS.includes(rule))
    const { splits, added } = findSplits(matchFindings(ofUnits(older), ofUnits(newer)))
    return {
      parts: splits.flatMap(({ into }) => into.map(({ symbol }) => symbol)),
      added: added.map(({ symbol }) => symbol),
    }
  }
  const LONG = { 'pkg/train.py': unit('fit', 80) }

  test('may give its parts parameters that the whole did not have', async () => {
    const parts = [unit('fit', 14), unitWith('load', 4, 14), unitWith('step', 3, 24), unitWith('save', 5, 10)]
    expect(await split(LONG, { 'pkg/train.py': parts.join('\n\n') })).toEqual({
      parts: expect.arrayContaining(['load', 'step', 'step', 'save']),
      added: [],
    })
  })

  test('but none that are as bad as the whole was', async () => {
    const parts = [unit('fit', 14), unitWith('load', 9, 14)]
    expect(await split(LONG, { 'pkg/train.py': parts.join('\n\n') })).toEqual({ parts: [], added: ['load'] })
  })

  test('may put a part into a new file beside it, not into one that had findings', async () => {
    const rest = { 'pkg/train.py': unit('fit', 14) }
    expect(await split(LONG, { ...rest, 'pkg/steps.py': unit('step', 40) })).toEqual({ parts: ['step'], added: [] })
    const other = { 'pkg/other.py': unit('report', 20) }
    expect(
      await split({ ...LONG, ...other }, { ...rest, 'pkg/other.py': `${unit('report', 20)}\n\n${unit('step', 40)}` }),
    ).toEqual({ parts: [], added: ['step'] })
    expect(await split(LONG, { ...rest, 'lib/steps.py': unit('step', 40) })).toEqual({ parts: [], added: ['step'] })
  })

  test('is seen in a file that was renamed', async () => {
    const older = { 'train.py': `${unit('fit', 80)}\n\n${unit('load', 30)}` }
    const newer = { 'training.py': `${unit('fit', 30)}\n\n${unit('step', 45)}\n\n${unit('load', 30)}` }
    expect(await split(older, newer)).toEqual({ parts: ['step'], added: [] })
  })
})

describe('clones', () => {
  test('that an edit divides are smaller ones', async () => {
    const long = Array.from({ length: 90 }, (_, index) => `a${index} = use(${index})`)
    const edited = long.toSpliced(45, 1, 'other = use()')
    const older = await findingsOf({ 'a.py': long.join('\n'), 'b.py': long.join('\n') }, 'write-code-once')
    const newer = await findingsOf({ 'a.py': long.join('\n'), 'b.py': edited.join('\n') }, 'write-code-once')
    expect(newer.map(({ value }) => value)).toEqual([45, 44])
    const { splits, added } = findSplits(matchFindings(older, newer))
    expect([splits.length, added]).toEqual([1, []])
  })

  const BLOCK = Array.from({ length: 8 }, (_, index) => `a${index} = use(${index})`).join('\n')

  test('are found again by content, and by place where they got shorter', async () => {
    const clones = await findingsOf({ 'a.py': BLOCK, 'b.py': BLOCK }, 'write-code-once')
    const moved = await findingsOf({ 'a.py': BLOCK, 'c.py': BLOCK }, 'write-code-once')
    const other = BLOCK.replace('a0 = use(0)\n', '')
    const edited = await findingsOf({ 'a.py': other, 'b.py': other }, 'write-code-once')
    expect(matchFindings(clones, moved).pairs.map(({ how }) => how)).toEqual(['same'])
    expect(matchFindings(clones, edited).pairs.map(({ how }) => how)).toEqual(['edited'])
  })

  test('of other files are new', async () => {
    const clones = await findingsOf({ 'a.py': BLOCK, 'b.py': BLOCK }, 'write-code-once')
    const other = BLOCK.replaceAll('use', 'take')
    const more = await findingsOf({ 'a.py': BLOCK, 'b.py': BLOCK, 'c.py': other, 'd.py': other }, 'write-code-once')
    expect(matchFindings(clones, more).added.map(({ path }) => path)).toEqual(['c.py'])
  })
})

describe('any findings', () => {
  const few = (letters: string) => fc.constantFrom(...letters)
  const finding: fc.Arbitrary<Known> = fc.record(
    {
      rule: fc.constantFrom('maintainability/write-short-units', 'data/quality' as const),
      fingerprint: few('xyz123456'),
      content: fc.constantFrom('', 'p', 'q', 'r'),
      path: few('abc'),
      symbol: few('fg'),
      value: fc.nat(50),
      lines: fc.nat(50),
      risk: fc.constantFrom('low', 'moderate', 'high', 'very-high'),
      copies: fc.record({ count: fc.integer({ min: 2, max: 4 }), files: few('abc') }),
    },
    { requiredKeys: ['rule', 'fingerprint', 'content', 'path', 'value', 'lines', 'risk'] },
  )
  const findings = fc.array(finding, { maxLength: 12 })

  test('each is used once and none gets lost', () => {
    fc.assert(
      fc.property(findings, findings, (older, newer) => {
        const { pairs, gone, added } = matchFindings(older, newer)
        expect(new Set([...pairs.map((pair) => pair.before), ...gone])).toEqual(new Set(older))
        expect(new Set([...pairs.map((pair) => pair.after), ...added])).toEqual(new Set(newer))
        expect(pairs.length + gone.length).toBe(older.length)
        expect(pairs.length + added.length).toBe(newer.length)
        expect(pairs.every((pair) => pair.before.rule === pair.after.rule)).toBe(true)
        const { splits, added: rest } = findSplits({ pairs, gone, added })
        expect(splits.flatMap(({ into }) => into).length + rest.length).toBe(added.length)
      }),
    )
  })

  test('a list matches itself whole', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const { pairs, gone, added } = matchFindings(list, [...list])
        expect([pairs.length, gone, added]).toEqual([list.length, [], []])
        expect(pairs.every(({ how }) => how === 'same')).toBe(true)
      }),
    )
  })
})
