import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Report, ReportedRule } from '../../../src/model.ts'
import { footer } from '../../../src/report/text/footer.ts'
import { gains } from '../../../src/report/text/gains.ts'
import { header } from '../../../src/report/text/header.ts'
import { levelColumn, levelText, paintLevel } from '../../../src/report/text/levels.ts'
import { outcome, overview, score } from '../../../src/report/text/overview.ts'
import { answers, practices as practiceSection } from '../../../src/report/text/practices.ts'
import { scope } from '../../../src/report/text/scope.ts'
import { shortId } from '../../../src/report/text/short-id.ts'
import { skipped } from '../../../src/report/text/skipped.ts'
import { steps } from '../../../src/report/text/steps.ts'
import { suppressions } from '../../../src/report/text/suppressions.ts'
import { practices, report, rules } from '../sample.ts'
import { style } from './style.ts'

const of = (more: Partial<Report>): Report => ({ ...report, ...more })
const guideline = (more: Partial<ReportedRule>): ReportedRule => ({ ...rules[0]!, ...more })

describe('the header', () => {
  test('names the repository, the tool and the preset, then the scores', () => {
    expect(header(report, style({ width: 80 }))).toEqual([
      'churn (commit 0123456789ab)                            se-ml 0.1.0, preset se-ml',
      '',
      'Score 77.3 of 100, band B   (A best, E worst; 7 of 10 rules judged)',
      'Maintainability 77.3: 1 of 5 guidelines met',
      expect.stringMatching(/^Practices 55\.0: /),
    ])
  })

  test('says so where nothing could be rated', () => {
    const { overall: _, ...scores } = report.scores
    expect(header(of({ scores }), style()).at(-1)).toBe('No score: no rule could be rated.')
  })

  test('says what the configuration changed, since scores are then not those of the preset', () => {
    const tool = { ...report.tool, adjusted: ['limits of write-short-units', 'weight of coding'] }
    expect(header(of({ tool }), style({ width: 100 })).at(-1)).toBe(
      'Changed by the configuration: limits of write-short-units; weight of coding',
    )
  })
})

describe('the scope', () => {
  test('tells what was audited, what was not measured, what was left out, and what was skipped', () => {
    expect(scope(report, style({ width: 100 }))).toEqual([
      'audited       21 source files, 1 notebook, 1,234 lines of Python',
      'not measured  9 tests, 1 document, 1 CI file, 12 configuration files',
      'left out      3 vendored files, 2 fixtures',
      'skipped       1 file not read, 4 files read in part; the reasons are at the end',
    ])
  })

  test('has no line for what there is none of', () => {
    const repository = { name: 'x', files: { source: 1 }, languages: {} }
    expect(scope(of({ repository, skipped: [] }), style())).toEqual(['audited       1 source file'])
  })

  test('goes on below its title', () => {
    const lines = scope(report, style({ width: 40 }))
    expect(lines.every((line) => line.length <= 40)).toBe(true)
    expect(lines[1]).toMatch(/^ {14}\S/)
  })
})

describe('the overview', () => {
  test('has a line for each guideline, with its reason where there is no verdict', () => {
    const lines = overview(report, style({ width: 80 }))
    expect(lines[0]).toBe('Guidelines')
    expect(lines[1]).toBe(`  ${'Write short units of code'.padEnd(42)} 74.3  not met`)
    expect(lines).toContain(`  ${'Couple architecture components loosely'.padEnd(42)}    -  unknown`)
    expect(lines).toContain('    the rule failed: boom')
  })

  test('is not there without guidelines', () => {
    expect(overview(of({ rules: practices }), style())).toEqual([])
  })

  test.each<[Partial<ReportedRule>, string]>([
    [{ met: true }, 'met'],
    [{ met: false }, 'not met'],
    [{ status: 'error' }, 'failed'],
  ])('%j is %s', (more, text) => {
    expect(outcome(guideline(more), style())).toBe(text)
  })

  test('an unknown score is a dash', () => {
    expect(score(rules[0]!)).toBe(' 74.3')
    expect(score(rules[5]!)).toBe('    -')
    expect(outcome(rules[5]!, style())).toBe('unknown')
  })
})

describe('levels', () => {
  test.each([
    [practices[0]!, 'completely'],
    [practices[1]!, 'not at all'],
    [practices[2]!, 'unknown'],
    [{ ...practices[2]!, status: 'not-applicable' as const }, 'not applicable'],
    [rules[0]!, 'not met'],
    [rules[6]!, 'failed'],
  ])('%# in words', (rule, text) => {
    expect(levelText(rule)).toBe(text)
    expect(levelColumn(rule, style())).toBe(text.padEnd(16))
  })

  test('the colour tells good from bad, and is not needed to tell', () => {
    const colored = style({ color: true })
    const painted = practices.slice(0, 2).map((rule) => paintLevel(levelText(rule), rule, colored))
    expect(painted[0]).not.toBe(painted[1])
    expect(painted.map(stripVTControlCharacters)).toEqual(['completely', 'not at all'])
  })
})

describe('practices', () => {
  test('show the level at the right edge, the evidence that tells most, and the next step', () => {
    const lines = practiceSection(of({ rules: practices }), style())
    expect(lines[0]).toBe(`${'Practices: coding'.padEnd(44)} 55.0`)
    expect(lines[1]).toBe(`  Use Continuous Integration${'completely'.padStart(60 - 28)}`)
    expect(lines.slice(2, 5)).toEqual([
      '    tests run (pytest) in job "check"; it can fail the',
      '    change',
      '    ci.yml:12',
    ])
    expect(lines).toContain('    Next: Run `ruff check .` in the job "check"; small')
  })

  test('without a level stand together where the reason is the same', () => {
    const same = ['one', 'two'].map((name) => ({
      ...practices[2]!,
      id: `team/${name}` as const,
      title: `Title ${name}`,
    }))
    expect(practiceSection(of({ rules: same }), style({ width: 90 })).slice(1)).toEqual([
      '  Unknown: Title one; Title two',
      '    there is no git history to read',
    ])
  })

  test('say how many others have adopted it', () => {
    const survey = [
      { group: 'tech companies', adopted: 45.6, answers: 76 },
      { group: 'teams of 4 to 5', adopted: 38, answers: 102 },
    ]
    expect(answers(survey as never)).toBe('46% of about 76 tech companies; 38% of about 102 teams of 4 to 5')
  })
})

describe('next steps', () => {
  test('are numbered, with place, gain and effort', () => {
    expect(steps(report, style({ width: 90 }))).toEqual([
      'Next steps',
      '  1. Split Trainer.fit (70 lines of code) into units of at most 15 lines of code.',
      '     churn/train.py:12',
      '     +1.3 overall, +12.5 for "Write short units of code", +2.5 for software quality,',
      '     medium effort (days)',
      '  2. Move the 12 lines that stand 6 times into one function.',
      '     churn/a.py:1',
      '     +42.5 for "Write code once", small effort (minutes to hours)',
    ])
  })

  test('are three at most, and none where there are none', () => {
    const many = Array.from({ length: 5 }, () => report.steps[0]!)
    expect(steps(of({ steps: many }), style({ width: 120 })).filter((line) => /^ {2}\d\. /.test(line))).toHaveLength(3)
    expect(steps(of({ steps: [] }), style())).toEqual([])
  })

  test('gains name what is raised', () => {
    const [step] = report.steps
    const raises = [{ of: 'eu', name: 'transparency', by: 3 }] as const
    expect(gains({ ...step!, raises }, 'Title')).toBe('+12.5 for "Title", +3.0 for transparency')
  })
})

describe('skipped files', () => {
  test('are grouped by reason, three shown for each', () => {
    expect(skipped(report, style({ width: 100 }))).toEqual([
      'Skipped files',
      '  has a syntax error: the rest was audited where it is intact',
      '    churn/old.py:7',
      '    legacy/a.py:1',
      '    legacy/b.py:2',
      '    and 1 more',
      '  larger than 2 MB',
      '    data/huge.py',
    ])
    expect(skipped(of({ skipped: [] }), style())).toEqual([])
  })
})

describe('accepted findings', () => {
  const accepted = (by: 'comment' | 'configuration', line: number) => ({
    ...rules[0]!.findings[0]!,
    suppressed: { by, reason: 'a table', at: { path: 'a.py', line } },
  })

  test('are counted by who accepts them', () => {
    const findings = [accepted('comment', 1), accepted('configuration', 2), accepted('comment', 3)]
    const some = of({ rules: [{ ...rules[0]!, findings }], suppressions: { suppressed: 3, problems: [] } })
    expect(suppressions(some, style({ width: 200 }))[1]).toContain(
      '3 findings accepted (2 by comments, 1 by the configuration)',
    )
  })

  test('name what does nothing, with its place', () => {
    const problem = { kind: 'unused', message: 'take it out', at: { path: 'a.py', line: 7 } } as const
    const lines = suppressions(of({ suppressions: { suppressed: 0, problems: Array(10).fill(problem) } }), style())
    expect(lines.slice(1, 4)).toEqual(['  None was accepted.', '  ! Unused: take it out', '    a.py:7'])
    expect(lines.at(-1)).toBe('  2 more problems: --format json has all')
    expect(suppressions(report, style())).toEqual([])
  })
})

describe('the footer', () => {
  test('names commands that can be pasted, the path quoted where it must be', () => {
    const lines = footer(report, style({ width: 90, target: "it's here" }))
    expect(lines[0]).toBe('Read on')
    expect(lines.join('\n')).toContain('se-ml explain static-analysis')
    expect(lines.join('\n')).toContain(`se-ml files 'it'\\''s here'`)
    expect(footer(report, style({ target: 'some/path-1' }))).toContain('  se-ml files some/path-1')
  })

  test('repeats the score where something is to be done', () => {
    expect(footer(report, style()).at(-1)).toBe('Score 77.3, band B: the next steps are at the top.')
    expect(footer(of({ rules: [rules[3]!] }), style()).join('\n')).not.toContain('Score')
  })

  test('short ids are those without a category, unless two rules share the name', () => {
    const twin = { ...practices[0]!, id: 'team/continuous-integration' as const }
    expect(shortId('coding/continuous-integration', report)).toBe('continuous-integration')
    expect(shortId('coding/continuous-integration', of({ rules: [...practices, twin] }))).toBe(
      'coding/continuous-integration',
    )
  })
})
