import type { Comparison, ScoreChange } from '../../compare/types.ts'
import { given } from '../../given.ts'
import type { Report } from '../../model.ts'
import { difference, points } from './trend.ts'

type Row = readonly [string, ScoreChange]

/** Table of the scores: one column, or before, after and change. */
export function scoreTable(report: Report, comparison: Comparison | undefined): string[] {
  const rows = comparison === undefined ? rowsOf(report) : rowsOfChange(comparison)
  const known = rows.filter(([, { before, after }]) => before !== undefined || after !== undefined)
  if (comparison === undefined) {
    return ['| | Score |', '| :-- | --: |', ...known.map(([name, { after }]) => `| ${name} | ${points(after)} |`), '']
  }
  return [
    '| | Before | Now | |',
    '| :-- | --: | --: | --: |',
    ...known.map(([name, row]) => `| ${name} | ${points(row.before)} | ${points(row.after)} | ${difference(row)} |`),
    '',
  ]
}

function rowsOf({ scores: { overall, maintainability, practices, categories } }: Report): Row[] {
  const row = (name: string, rated: { readonly score: number } | undefined): Row => [
    name,
    given({ after: rated?.score }),
  ]
  return [
    row('**Overall**', overall),
    row('Maintainability', maintainability),
    row('Practices', practices),
    ...Object.entries(categories).flatMap(([name, rated]) => (isPractice(name) ? [row(indented(name), rated)] : [])),
  ]
}

function rowsOfChange({ scores: { overall, maintainability, practices, categories } }: Comparison): Row[] {
  return [
    ['**Overall**', overall],
    ['Maintainability', maintainability],
    ['Practices', practices],
    ...Object.entries(categories).flatMap(([name, score]): Row[] =>
      isPractice(name) ? [[indented(name), score]] : [],
    ),
  ]
}

/** Maintainability is the mean of the guidelines and has a row of its own. */
function isPractice(category: string): boolean {
  return category !== 'maintainability'
}

function indented(name: string): string {
  return `&nbsp;&nbsp;${name}`
}
