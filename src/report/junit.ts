import type { Category, Measure, Report, ReportedRule } from '../model.ts'
import { place } from './text/place.ts'
import { decimal } from './text/words.ts'
import { attributes, xmlText } from './xml.ts'

/** Findings named in a failure; a test report is read, a flood is not. */
const MOST_FINDINGS = 20

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

/**
 * One test case for each rule, one suite for each category, in the form that Jenkins and most others read. A guideline
 * passes when it is met, a practice when it is mostly or completely adopted; what could not be judged is skipped.
 */
export function junitReport(report: Report): string {
  const categories = [...new Set(report.rules.map(({ category }) => category))]
  const totals = attributes({ name: report.tool.name, ...counts(report.rules) })
  const suites = categories.flatMap((category) => suite(category, report))
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${totals}>`, ...suites, '</testsuites>', ''].join('\n')
}

function suite(category: Category, { rules, repository }: Report): string[] {
  const own = rules.filter((rule) => rule.category === category)
  const skipped = own.filter((rule) => outcome(rule) === 'skipped').length
  const head = attributes({ name: `${repository.name}: ${category}`, ...counts(own), skipped })
  return [`  <testsuite${head}>`, ...own.flatMap(testCase), '  </testsuite>']
}

function counts(rules: readonly ReportedRule[]): Record<'tests' | 'failures' | 'errors', number> {
  const having = (wanted: Outcome) => rules.filter((rule) => outcome(rule) === wanted).length
  return { tests: rules.length, failures: having('failure'), errors: having('error') }
}

function outcome({ status, met, level }: ReportedRule): Outcome {
  if (status === 'error') return 'error'
  if (status === 'measured') return met ? 'passed' : 'failure'
  if (status === 'graded') return level === 'mostly' || level === 'completely' ? 'passed' : 'failure'
  return 'skipped'
}

function testCase(rule: ReportedRule): string[] {
  const head = `    <testcase${attributes({ classname: rule.category, name: rule.title })}`
  const result = outcome(rule)
  if (result === 'passed') return [`${head}/>`]
  if (result === 'skipped')
    return [`${head}>`, `      <skipped${attributes({ message: rule.reason })}/>`, '    </testcase>']
  const type = attributes({ type: rule.id, message: summary(rule) })
  return [`${head}>`, `      <${result}${type}>${xmlText(details(rule))}</${result}>`, '    </testcase>']
}

function summary({ reason, measures = [], level, score, status }: ReportedRule): string {
  if (status === 'error') return reason ?? 'the rule failed'
  const points = score === undefined ? '' : `score ${score.toFixed(1)}`
  if (level !== undefined) return `adopted ${level.replaceAll('-', ' ')}, ${points}`
  return `not met, ${points}: ${measures.map(measured).join('; ')}`
}

function measured({ label, value, unit, atMost, atLeast }: Measure): string {
  const sign = unit === 'percent' ? ' %' : ''
  const most = atMost === undefined ? '' : ` (at most ${decimal(atMost)})`
  const least = atLeast === undefined ? '' : ` (at least ${decimal(atLeast)})`
  return `${label} ${decimal(value)}${sign}${most}${least}`
}

function details({ findings, nextStep }: ReportedRule): string {
  const open = findings.filter(({ suppressed }) => suppressed === undefined)
  const shown = open.slice(0, MOST_FINDINGS).map(({ at, message }) => `${place(at)}: ${message}`)
  const rest = open.length > MOST_FINDINGS ? [`... and ${open.length - MOST_FINDINGS} more`] : []
  const next = nextStep === undefined ? [] : [`Next: ${nextStep.action}`]
  return [...shown, ...rest, ...next].join('\n')
}
