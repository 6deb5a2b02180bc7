import { number } from '../../model/number.ts'
import type { Report, Role } from '../../model.ts'
import type { Style } from './style.ts'
import { count, list } from './words.ts'
import { pad, wrap } from './wrap.ts'

type Words = readonly [one: string, many: string]

/** Where each role stands in the report, and what its files are called. */
const SCOPE: Readonly<Record<'audited' | 'apart' | 'left out', Readonly<Partial<Record<Role, Words>>>>> = {
  audited: { source: ['source file', 'source files'], notebook: ['notebook', 'notebooks'] },
  apart: {
    test: ['test', 'tests'],
    example: ['example', 'examples'],
    docs: ['document', 'documents'],
    ci: ['CI file', 'CI files'],
    deploy: ['deployment file', 'deployment files'],
    config: ['configuration file', 'configuration files'],
  },
  'left out': {
    vendored: ['vendored file', 'vendored files'],
    generated: ['generated file', 'generated files'],
    template: ['template', 'templates'],
    fixture: ['fixture', 'fixtures'],
  },
}

/** What was audited, what was looked at without being measured, and what was left out. */
export function scope(report: Report, style: Style): string[] {
  const { files } = report.repository
  return [
    ...row('audited', [...counts(SCOPE.audited, files), ...code(report)], style),
    ...row('Python only', pythonOnly(report), style),
    ...row('not measured', counts(SCOPE.apart, files), style),
    ...row('left out', counts(SCOPE['left out'], files), style),
    ...row('skipped', skipped(report), style),
  ]
}

function row(title: string, parts: readonly string[], style: Style): string[] {
  if (parts.length === 0) return []
  const [first = '', ...more] = wrap(parts.join(', '), style.width - 14)
  return [pad(title, 14) + first, ...more.map((line) => ' '.repeat(14) + line)]
}

function counts(names: Readonly<Partial<Record<Role, Words>>>, files: Report['repository']['files']): string[] {
  return Object.entries(names).flatMap(([role, [one, many]]) => {
    const found = files[role as Role] ?? 0
    return found === 0 ? [] : count(found, one, many)
  })
}

function code({ repository }: Report): string[] {
  const lines = Object.entries(repository.languages).map(
    ([language, { codeLines }]) => `${number(codeLines)} lines of ${NAMES[language] ?? language}`,
  )
  return lines.length === 0 ? [] : [list(lines)]
}

/** Data, training and serving show in Python: a reader of a repository in another language has to know. */
function pythonOnly({ repository: { languages } }: Report): string[] {
  const lines = Object.entries(languages).map(([language, { codeLines }]) => [language, codeLines] as const)
  const all = lines.reduce((sum, [, codeLines]) => sum + codeLines, 0)
  const python = lines.find(([language]) => language === 'python')?.[1] ?? 0
  return all > 2 * python ? ['what the practices on data, training and deployment look for in code'] : []
}

const NAMES: Readonly<Record<string, string>> = { python: 'Python', typescript: 'TypeScript', javascript: 'JavaScript' }

function skipped({ skipped }: Report): string[] {
  if (skipped.length === 0) return []
  const partly = skipped.filter((file) => file.partly).length
  const whole = skipped.length - partly
  const parts = [
    whole === 0 ? [] : `${count(whole, 'file')} not read`,
    partly === 0 ? [] : `${count(partly, 'file')} read in part`,
  ].flat()
  return [`${parts.join(', ')}; the reasons are at the end`]
}
