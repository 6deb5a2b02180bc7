import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  badgeEndpoint,
  badgeSvg,
  type Comparison,
  codeQualityReport,
  findingsCsv,
  githubAnnotations,
  jsonReport,
  junitReport,
  markdownReport,
  type Report,
  type ReportOptions,
  sarifReport,
} from '../index.ts'

type Render = (report: Report, options: ReportOptions, comparison?: Comparison) => string

/** Forms of a report beside text, which is laid out for where it goes. */
const RENDERERS = {
  json: jsonReport,
  sarif: sarifReport,
  gitlab: codeQualityReport,
  junit: junitReport,
  github: githubAnnotations,
  markdown: (report, _options, comparison) => markdownReport(report, comparison),
  badge: badgeSvg,
  shields: badgeEndpoint,
  csv: findingsCsv,
} satisfies Record<string, Render>

const NAMES = ['text', ...Object.keys(RENDERERS)]

export type Format = 'text' | keyof typeof RENDERERS

/** A form that was asked for, and the file it goes to; without one it goes where the command prints. */
export interface Wanted {
  readonly format: Format
  readonly file?: string
}

/** `--format NAME` or `--format NAME=FILE`, as often as needed. */
export function addFormat(command: Command): Command {
  const option = new Option(
    '--format <name[=file]>',
    `form of the report: ${NAMES.join(', ')}; may be repeated with files`,
  )
  return command.addOption(option.argParser(append))
}

function append(text: string, before: readonly Wanted[] = []): Wanted[] {
  const [format = '', ...rest] = text.split('=')
  const file = rest.join('=')
  if (!isFormat(format)) throw new InvalidArgumentError(`Allowed choices are ${NAMES.join(', ')}.`)
  if (rest.length > 0 && file === '') throw new InvalidArgumentError('The name of the file is missing.')
  if (file === '' && before.some((wanted) => wanted.file === undefined)) {
    throw new InvalidArgumentError(`Only one form can be printed: give this one a file, as in ${format}=report.txt.`)
  }
  return [...before, { format, ...(file !== '' && { file }) }]
}

function isFormat(text: string): text is Format {
  return NAMES.includes(text)
}

/** The report in one of the forms but text. */
export function render(
  format: Exclude<Format, 'text'>,
  report: Report,
  options: ReportOptions,
  comparison?: Comparison,
): string {
  const renderer: Render = RENDERERS[format]
  return renderer(report, options, comparison)
}

/** What is printed: text, unless another form was asked for without a file. */
export function printed(wanted: readonly Wanted[] = []): Format {
  return wanted.find(({ file }) => file === undefined)?.format ?? 'text'
}
