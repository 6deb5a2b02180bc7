import fc from 'fast-check'
import { expect, test } from 'vitest'
import { githubAnnotations } from '../../../src/report/github.ts'
import { anyReport } from '../arbitrary.ts'
import { report as sample, rules as sampleRules } from '../sample.ts'
import { options, realReport } from './real.ts'

interface Command {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** Reads a line as GitHub's runner does (actions/runner, ActionCommand.TryParseV2). */
function read(line: string): Command | undefined {
  const text = line.trim()
  const end = text.indexOf('::', 2)
  if (!text.startsWith('::') || end < 0) return undefined
  const info = text.slice(2, end)
  const [command = '', ...rest] = info.split(' ')
  const pairs = rest
    .join(' ')
    .split(',')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), property(pair.slice(pair.indexOf('=') + 1))])
  return { command, properties: Object.fromEntries(pairs), message: data(text.slice(end + 2)) }
}

function property(text: string): string {
  return data(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

function data(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

/** Every way in which a terminal or a .NET reader begins a new line. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter(Boolean)
}

test('annotations of a real report are read by the runner, ten of a kind at most', async () => {
  const report = await realReport()
  const commands = linesOf(githubAnnotations(report, { ...options, folder: 'services/churn' })).map(read)
  for (const kind of ['error', 'warning', 'notice']) {
    expect(commands.filter((one) => one?.command === kind).length).toBeLessThanOrEqual(10)
  }
  expect(commands[0]).toEqual({
    command: 'warning',
    message: report.rules[0]!.findings[0]!.message,
    properties: {
      file: 'services/churn/src/churn/train.py',
      line: '27',
      endLine: String(report.rules[0]!.findings[0]!.at.endLine),
      title: 'Write short units of code (maintainability/write-short-units)',
    },
  })
  expect(commands.at(-1)?.message).toMatch(/^Score \d/)
})

test('what fails the gate is an error and comes first', () => {
  const [first, second] = sampleRules[0]!.findings
  const findings = [first!, { ...second!, fingerprint: 'bad' }]
  const failure = { kind: 'new-finding', subject: 'x', limit: 'none', value: '1', message: 'm', nextStep: 'n' } as const
  const gate = { passed: false, failures: [{ ...failure, finding: 'bad' }], notes: [] }
  const text = githubAnnotations({ ...sample, rules: [{ ...sampleRules[0]!, findings }], gate }, options)
  expect(linesOf(text).map((line) => read(line)?.command)).toEqual(['error', 'warning', 'notice'])
})

test('nothing that a repository holds begins a command of its own, or changes one', () => {
  const properties = ['endLine', 'file', 'line', 'title']
  fc.assert(
    fc.property(anyReport, (report) => {
      const commands = linesOf(githubAnnotations(report, options)).map(read)
      for (const command of commands.slice(0, -1)) {
        expect(['error', 'warning', 'notice']).toContain(command?.command)
        expect(Object.keys(command?.properties ?? {}).sort()).toEqual(properties)
      }
      expect(commands.at(-1)?.properties).toEqual({ title: 'se-ml' })
    }),
  )
})
