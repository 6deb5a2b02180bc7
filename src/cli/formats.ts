import { type Command, InvalidArgumentError, Option } from 'commander'
import { given } from '../given.ts'
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

/** What the forms of a report need beside the report itself. */
export interface RenderOptions extends ReportOptions {
  readonly comparison?: Comparison
}

type Render = (report: Report, options: RenderOptions) => string

/** Forms of a report beside text, which is laid out for where it goes. */
const RENDERERS = {
  json: jsonReport,
  sarif: sarifReport,
  gitlab: codeQualityReport,
  junit: junitReport,
  github: githubAnnotations,
  markdown: (report, { comparison }) => markdownReport(report, comparison),
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
  const wanted = parse(text)
  if ([...before, wanted].filter(({ file }) => file === undefined).length > 1) {
    const advice = `give this one a file, as in ${wanted.format}=report.txt`
    throw new InvalidArgumentError(`Only one form can be printed: ${advice}.`)
  }
  return [...before, wanted]
}

function parse(text: string): Wanted {
  const [, format = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  if (!isFormat(format)) throw new InvalidArgumentError(`Allowed choices are ${NAMES.join(', ')}.`)
  if (file === '') throw new InvalidArgumentError('The name of the file is missing.')
  return { format, ...given({ file }) }
}

function isFormat(text: string): text is Format {
  return NAMES.includes(text)
}

/** Makes a report in one of the forms but text. */
export function renderer(format: Exclude<Format, 'text'>): Render {
  return RENDERERS[format]
}

/** What is printed: text, unless another form was asked for without a file. */
export function printed(wanted: readonly Wanted[] = []): Format {
  return wanted.find(({ file }) => file === undefined)?.format ?? 'text'
}
