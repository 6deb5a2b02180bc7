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
    ...list.flatMap((one) => entry(one, titles.get(one.practice) ?? one.practice, style)),
  ]
}

function entry(one: ReportedAttestation, title: string, { width, paint }: Style): string[] {
  const { state, level, by, on, expires, evidence = 'no evidence named', reason, contradiction } = one
  const [first = '', ...rest] = wrap(title, width, INDENT)
  const label = pad(STATES[state], LEVEL_WIDTH)
  return [
    `  ${state === 'counted' ? paint.green(label) : paint.yellow(label)}${first.trimStart()}`,
    ...rest,
    ...wrap(`${LEVELS[level]}, by ${by}, ${on} until ${expires}; ${evidence}`, width, INDENT),
    ...(reason === undefined ? [] : wrap(reason, width, INDENT)),
    ...(contradiction === undefined ? [] : wrap(`Check it: ${contradiction}`, width, INDENT)),
  ]
}
