import type { Report, ReportedAttestation } from '../../model.ts'
import { LEVEL_WIDTH, LEVELS } from './levels.ts'
import type { Style } from './style.ts'
import { pad, wrap } from './wrap.ts'

const INDENT = ' '.repeat(2 + LEVEL_WIDTH)

const STATES: Readonly<Record<ReportedAttestation['state'], string>> = {
  counted: 'counts',
  'not-needed': 'not needed',
  overruled: 'does not count',
  'not-applicable': 'does not count',
  expired: 'expired',
  future: 'not yet',
}

/** What people answer for, and what became of it. Links are shown as they are written; nobody has opened them. */
export function attestations({ attestations, rules }: Report, style: Style): string[] {
  if (attestations === undefined) return []
  const { list } = attestations
  const counted = list.filter(({ state }) => state === 'counted').length
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  return [
    style.paint.bold(`Attestations: ${counted} of ${list.length} count; links were not opened`),
    ...list.flatMap((one) => entry({ ...one, title: titles.get(one.practice) ?? one.practice }, style)),
  ]
}

/** With the title of its practice. */
interface Titled extends ReportedAttestation {
  readonly title: string
}

function entry(one: Titled, { width, paint }: Style): string[] {
  const { state, level, by, on, expires, evidence = 'no evidence named' } = one
  const [first = '', ...rest] = wrap(one.title, width, INDENT)
  const label = pad(STATES[state], LEVEL_WIDTH)
  return [
    `  ${state === 'counted' ? paint.green(label) : paint.yellow(label)}${first.trimStart()}`,
    ...rest,
    ...wrap(`${LEVELS[level]}, by ${by}, ${on} until ${expires}; ${evidence}`, width, INDENT),
    ...remarks(one).flatMap((remark) => wrap(remark, width, INDENT)),
  ]
}

/** Why it does not count, and where files say something else. */
function remarks({ reason, contradiction }: ReportedAttestation): string[] {
  return [reason ?? [], contradiction === undefined ? [] : `Check it: ${contradiction}`].flat()
}
