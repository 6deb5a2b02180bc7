import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding, Report } from '../../src/index.ts'
import { git } from '../helpers/git.ts'

/** A unit of a repository, with the file around it. */
interface Place {
  readonly path: string
  readonly symbol: string
  readonly lines: readonly string[]
  /** Index of its first line, and of the one after its last. */
  readonly from: number
  readonly to: number
}

/** The longest function of a report that stands in a Python file. */
export function longest(root: string, { rules }: Report): Place {
  const { findings = [] } = rules.find(({ id }) => id.endsWith('/write-short-units')) ?? {}
  const isFunction = ({ at, symbol }: Finding) => at.path.endsWith('.py') && symbol !== '<script>'
  const { at, symbol = '' } = findings.filter(isFunction).toSorted((a, b) => b.lines - a.lines)[0]!
  const lines = readFileSync(join(root, at.path), 'utf8').split('\n')
  return { path: at.path, symbol, lines, from: at.line! - 1, to: at.endLine! }
}

export function writeLines(root: string, path: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), lines.join('\n'))
}

export function commit(root: string, message: string): void {
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '--allow-empty', '-m', message)
}

/** A comment at the top, one more statement in the unit. */
export function harmless({ lines, from, ...place }: Place): readonly string[] {
  const body = bodyStart({ lines, from, ...place })
  const indent = indentOf(lines[body]!)
  return ['# Copyright.', '', ...lines.toSpliced(body, 0, `${indent}unused = None`)]
}

/** Simple calls over several lines, each line with a comment. */
export function reformatted({ lines }: Place): readonly string[] {
  return lines.flatMap((line) => {
    const [, indent, callee, first, rest] = /^(\s+)([\w.]+)\(([^()'"#]+?), ([^()'"#]+)\)$/.exec(line) ?? []
    return indent === undefined
      ? [line]
      : [`${indent}${callee}(`, `${indent}    ${first},  # first`, `${indent}    ${rest},`, `${indent})`, '']
  })
}

/** The second half of the unit as a function of its own. */
export function divided(place: Place): readonly string[] {
  const { lines, from, to } = place
  const body = bodyStart(place)
  const indent = indentOf(lines[body]!)
  const middle = (body + to) / 2
  const starts = Array.from({ length: to - body }, (_, index) => body + index).filter(
    (index) =>
      lines[index]!.startsWith(indent) &&
      /^[a-z]/i.test(lines[index]!.slice(indent.length)) &&
      !/^(el|exc|fin)/.test(lines[index]!.trim()),
  )
  const cut = starts.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]!
  const outer = indentOf(lines[from]!)
  return [
    ...lines.slice(0, cut),
    `${indent}return second_half(locals())`,
    '',
    `${outer}def second_half(state):`,
    ...lines.slice(cut),
  ]
}

/** The unit without its body. */
export function shortened(place: Place): readonly string[] {
  const body = bodyStart(place)
  return place.lines.toSpliced(body, place.to - body, `${indentOf(place.lines[body]!)}return None`)
}

/** Lines of the unit's body, without their indentation, as a file of their own. */
export function copied(place: Place): readonly string[] {
  const body = bodyStart(place)
  return ['def copied(state):', ...place.lines.slice(body, place.to), '']
}

export function longUnit(lines: number): readonly string[] {
  return [
    'def brand_new(state):',
    ...Array.from({ length: lines - 1 }, (_, index) => `    state.step_${index}(${index})`),
    '',
  ]
}

/** Index of the first line below the signature. */
function bodyStart({ lines, from }: Place): number {
  let open = 0
  for (let index = from; index < lines.length; index++) {
    const code = lines[index]!.replace(/#.*/, '')
    open += (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0)
    if (open === 0 && code.trimEnd().endsWith(':')) return index + 1
  }
  return from + 1
}

function indentOf(line: string): string {
  return /^\s*/.exec(line)![0]
}
