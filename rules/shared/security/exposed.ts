import type { FoundSecret, Secrets } from '../../../src/facts/types/secrets.ts'
import type { FoundPlace, Location } from '../../../src/model.ts'

/** Secrets as findings: what and where, never the value. One for each place. */
export function exposedSecrets({ found, files }: Secrets): FoundPlace[] {
  const places = found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index)
  return [
    ...places.map(({ kind, at, by }) =>
      place(by === 'format' ? kind : `what looks like a ${kind}`, at, by === 'format' ? 'very-high' : 'high'),
    ),
    ...files.map(({ kind, at }) => place(`${kind}, by the name of the file`, at, 'high')),
  ]
}

function isSame(a: FoundSecret, b: FoundSecret): boolean {
  return a.kind === b.kind && a.at.path === b.at.path && a.at.line === b.at.line && a.at.cell === b.at.cell
}

function place(what: string, at: Location, risk: FoundPlace['risk']): FoundPlace {
  const isOutput = / in an output/.test(what)
  const action = isOutput ? 'revoke it, then clear the output' : 'revoke it, then read it from the environment'
  return {
    message: `${what[0]!.toUpperCase()}${what.slice(1)}; ${action}`,
    at,
    risk,
    value: 0,
    lines: 0,
    content: `secret ${what}`,
  }
}
