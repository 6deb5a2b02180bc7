import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AuditError,
  audit,
  type Baseline,
  baselineOf,
  checkGate,
  prune,
  type Report,
  readBaseline,
  rules,
  writeBaseline,
} from '../../src/index.ts'
import { makeTree } from '../helpers/tree.ts'

const GUIDELINES = rules.filter(({ kind }) => kind === 'guideline')
type Tree = Readonly<Record<string, string>>

function auditOf(files: Tree): Promise<Report> {
  return audit(makeTree(files), { rules: GUIDELINES, workers: 1 })
}

function against(report: Report, baseline: Baseline) {
  return checkGate(report, {}, { kind: 'baseline', name: 'b', ...baseline })
}

/** One statement of a unit, on one line or on several. */
interface Statement {
  readonly text: string
  readonly broken: string
}

interface Unit {
  readonly name: string
  readonly parameters: number
  readonly body: readonly Statement[]
}

function statement(name: string, index: number, branch: boolean): Statement {
  const call = `${name}_${index}`
  return branch
    ? {
        text: `    if ${call}(a, b): ${call}()`,
        broken: `    if ${call}(\n        a,\n        b,\n    ):\n        ${call}()`,
      }
    : { text: `    ${call}(a, "x", b)`, broken: `    ${call}(\n      a,\n      'x',\n      b,\n    )  # why` }
}

/** Formatting may not take a unit over the first bound of 15 lines: the baseline knows findings only. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 16, max: 70 }))

/** Units of different names, long ones and short ones, with branches or without. */
const units: fc.Arbitrary<readonly Unit[]> = fc
  .array(fc.record({ lines: sizes, parameters: fc.nat(8), branches: fc.boolean() }), {
    minLength: 2,
    maxLength: 6,
  })
  .map((list) =>
    list.map(({ lines, parameters, branches }, number) => ({
      name: `unit${number}`,
      parameters,
      body: Array.from({ length: lines }, (_, index) => statement(`u${number}`, index, branches)),
    })),
  )

function write({ name, parameters, body }: Unit, isBroken: boolean): string {
  const names = Array.from({ length: parameters }, (_, index) => `p${index}`)
  const lines = body.map(({ text, broken }) => (isBroken ? broken : text))
  return `def ${name}(${names.join(isBroken ? ',\n    ' : ', ')}):\n${lines.join(isBroken ? '\n\n' : '\n')}\n`
}

function asFile(list: readonly Unit[], isBroken = false): string {
  return `import os\n\n\n${list.map((unit) => write(unit, isBroken)).join('\n\n')}`
}

/** Where each unit goes, how it is written there and in which order. */
const shuffles = fc.record({
  homes: fc.array(fc.constantFrom('train.py', 'pkg/train.py', 'pkg/other.py'), { minLength: 6, maxLength: 6 }),
  isBroken: fc.boolean(),
  reversed: fc.boolean(),
})

describe('a baseline', () => {
  test('knows code again wherever it goes and however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(units, shuffles, async (list, { homes, isBroken, reversed }) => {
        const ordered = reversed ? list.toReversed() : list
        const files = new Map<string, Unit[]>()
        for (const unit of ordered) {
          const home = homes[list.indexOf(unit)]!
          files.set(home, [...(files.get(home) ?? []), unit])
        }
        const before = await auditOf({ 'train.py': asFile(list) })
        const after = await auditOf(
          Object.fromEntries([...files].map(([path, some]) => [path, asFile(some, isBroken)])),
        )
        const ofUnits = ({ rule = '' }: { readonly rule?: string }) => /short-units|simple-units|interfaces/.test(rule)
        const { failures, changes } = against(after, readBaseline('b', writeBaseline(baselineOf(before))))
        expect(failures.filter(ofUnits)).toEqual([])
        expect(changes?.worse).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  test('takes a division of a unit as progress, into any number of parts', async () => {
    const cuts = fc.array(fc.integer({ min: 4, max: 30 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (sizes, branches) => {
        const body = Array.from({ length: 125 }, (_, index) => statement('big', index, branches))
        const parts: Unit[] = []
        let from = 0
        for (const [number, size] of sizes.entries()) {
          parts.push({ name: `part${number}`, parameters: number, body: body.slice(from, from + size) })
          from += size
        }
        const rest = body.slice(from)
        const whole: Unit = { name: 'big', parameters: 0, body }
        const before = await auditOf({ 'train.py': asFile([whole]) })
        const after = await auditOf({ 'train.py': asFile([{ ...whole, body: rest }, ...parts]) })
        expect(against(after, baselineOf(before)).failures).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('is read as it was written, and written the same again', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
    const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
    const finding = fc.record(
      {
        rule: fc.constantFrom('maintainability/write-short-units', 'data/x' as const),
        fingerprint: hex(16),
        content: fc.oneof(hex(10), fc.constant('')),
        path: name,
        symbol: name,
        risk: fc.constantFrom('low', 'moderate', 'high', 'very-high' as const),
        value: fc.oneof(fc.nat(), fc.constant(0.25)),
        lines: fc.nat(),
        copies: fc.record({ count: fc.integer({ min: 2, max: 9 }), files: hex(10) }),
      },
      { requiredKeys: ['rule', 'fingerprint', 'content', 'path', 'risk', 'value', 'lines'] },
    )
    const baseline = fc.record({
      version: fc.constant('1.2.3'),
      preset: fc.constant('se-ml'),
      scores: fc.dictionary(
        fc.constantFrom('a/b', 'a/c'),
        fc.oneof(
          fc.constant(null),
          fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
        ),
      ),
      findings: fc.uniqueArray(finding, { selector: ({ fingerprint }) => fingerprint, maxLength: 8 }),
    })
    fc.assert(
      fc.property(baseline, ({ scores, ...rest }) => {
        const written = { ...rest, scores: new Map(Object.entries(scores)) } as Baseline
        const text = writeBaseline(written)
        const read = readBaseline('b', text)
        expect(writeBaseline(read)).toBe(text)
        expect(read.scores).toEqual(written.scores)
        expect(read.findings).toHaveLength(written.findings.length)
        expect(read.findings).toEqual(expect.arrayContaining([...written.findings].map((one) => ({ ...one }))))
      }),
    )
  })

  test('any text is read, or refused with a line', () => {
    const head = writeBaseline({ version: '1', preset: 'se-ml', scores: new Map(), findings: [] })
    const word = fc.constantFrom(
      'finding',
      'score',
      'preset',
      'constructor',
      '__proto__',
      '\t',
      '\n',
      '"',
      'high',
      '7',
      '-',
      '=======',
      '0123456789abcdef',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        try {
          readBaseline('b', head + words.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(AuditError)
          expect((error as AuditError).message).toMatch(/^b(:\d+)?: [^\n]+$/)
        }
      }),
    )
    expect(() => readBaseline('b', 'hello')).toThrow('b:1: is no baseline of this version')
    expect(() => readBaseline('b', `${head}<<<<<<< ours\n`)).toThrow(/^b:7: a merge conflict: keep the lines of both/)
  })

  test('of two branches is merged by git line by line', async () => {
    const fit = (lines: number) => `def fit():\n${'    use()\n'.repeat(lines)}`
    const base = { 'a.py': fit(40), 'm.py': fit(20).replace('fit', 'other'), 'z.py': fit(50).replace('fit', 'last') }
    const text = async (files: Tree) => writeBaseline(baselineOf(await auditOf(files)))
    const [common, ours, theirs, both] = await Promise.all(
      [
        base,
        { ...base, 'b.py': fit(30).replace('fit', 'b') },
        { ...base, 'y.py': fit(31).replace('fit', 'y') },
        { ...base, 'b.py': fit(30).replace('fit', 'b'), 'y.py': fit(31).replace('fit', 'y') },
      ].map(text),
    )
    const folder = mkdtempSync(join(tmpdir(), 'se-ml-merge-'))
    const files = Object.entries({ ours, common, theirs }).map(([name, content]) => {
      writeFileSync(join(folder, name), content!)
      return join(folder, name)
    })
    execFileSync('git', ['merge-file', '--union', ...files])
    const merged = readBaseline('b', readFileSync(files[0]!, 'utf8'))
    rmSync(folder, { recursive: true })
    const places = ({ findings }: Baseline) =>
      new Set(findings.map(({ rule, path, symbol }) => `${rule} ${path} ${symbol}`))
    expect(places(merged)).toEqual(places(readBaseline('b', both!)))
  })
})

describe('pruning', () => {
  const long = (name: string, lines: number) =>
    `def ${name}():\n${Array.from({ length: lines - 1 }, (_, n) => `    ${name}${n}()\n`).join('')}`
  const before = { 'a.py': `${long('fit', 80)}\n\n${long('load', 40)}` }
  const units = ({ findings }: Baseline) =>
    findings
      .filter(({ rule }) => rule.endsWith('short-units'))
      .map(({ path, symbol, value }) => `${path} ${symbol} ${value}`)

  test('takes out what is mended, brings values down, follows moves, takes up nothing', async () => {
    const old = baselineOf(await auditOf(before))
    const after = await auditOf({
      'b.py': long('fit', 70).replaceAll('fit0', 'new'),
      'c.py': long('load', 40),
      'd.py': long('more', 90),
    })
    // The code of b.py may be what is left of fit: it is smaller, and stands in a new file beside.
    expect(units(prune(old, after)).sort()).toEqual(['b.py fit 70', 'c.py load 40'])
    const edited = await auditOf({ 'a.py': `${long('fit', 70)}\n\n${long('load', 45)}`, 'd.py': long('more', 90) })
    expect(units(prune(old, edited)).sort()).toEqual(['a.py fit 70', 'a.py load 40'])
  })

  test('keeps the parts of what was divided', async () => {
    const old = baselineOf(await auditOf(before))
    const after = await auditOf({ 'a.py': `${long('fit', 30)}\n\n${long('step', 45)}\n\n${long('load', 40)}` })
    expect(units(prune(old, after)).sort()).toEqual(['a.py fit 30', 'a.py load 40', 'a.py step 45'])
  })

  test('never lets pass what failed, and twice is the same as once', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sizes, sizes, async (older, newer) => {
        const files = (list: readonly number[]) => ({
          'a.py': list.map((lines, n) => long(`f${'abcd'[n]}`, lines + 1)).join('\n\n'),
        })
        const [old, now] = [baselineOf(await auditOf(files(older))), await auditOf(files(newer))]
        const pruned = prune(old, now)
        const [first, second] = [against(now, old), against(now, pruned)]
        expect(second.passed && !first.passed).toBe(false)
        expect(writeBaseline(prune(pruned, now))).toBe(writeBaseline(pruned))
        const debt = ({ findings }: Baseline) => findings.reduce((sum, { value }) => sum + value, 0)
        expect(pruned.findings.filter(({ rule }) => rule.endsWith('short-units')).length).toBeLessThanOrEqual(
          old.findings.filter(({ rule }) => rule.endsWith('short-units')).length + newer.length,
        )
        expect(debt(pruned)).toBeLessThanOrEqual(debt(old) * 1.25 + 1)
      }),
      { numRuns: 30 },
    )
  })
})
