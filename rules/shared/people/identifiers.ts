import type { DataColumns } from '../../../src/facts/types/dataColumns.ts'
import type { Notebooks } from '../../../src/facts/types/notebooks.ts'
import { isIdentifying } from '../../../src/facts/types/person-columns.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { isFeatureName } from './features.ts'
import { isOwnCode } from './own.ts'

/** Columns that name a person directly, taken out of a frame, or hashed with a secret. */
export function identifiersRemoved(code: Code): Evidence | undefined {
  const dropped = callsOf(code.names, /\.(DataFrame\.(drop|pop)|Series\.pop)$/).find((call) =>
    writtenCall(code.modules, call).arguments.some(({ value }) =>
      (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && isIdentifying(one)),
    ),
  )
  if (dropped) return useEvidence(code, dropped, 'columns that name a person are dropped')
  const lines = identifierLines(code)
  const hashed = callsOf(code.names, /^hmac\.(new|digest)$/).find(({ module, line }) => lines.has(`${module}:${line}`))
  return hashed && useEvidence(code, hashed, 'what names a person is hashed with a secret')
}

function identifierLines({ names }: Code): ReadonlySet<string> {
  return new Set(
    names.columns.filter(({ columns }) => columns.some(isIdentifying)).map(({ module, line }) => `${module}:${line}`),
  )
}

/** Tables in the repository whose first line names such columns. Which persons they name is not read. */
export function committedIdentifiers(tables: readonly DataColumns[]): FoundPlace[] {
  return tables.flatMap(({ path, columns }) => {
    const names = columns.filter(isIdentifying)
    if (names.length === 0) return []
    const message = `the table has ${names
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(', ')} of persons; drop or pseudonymise, and keep it out of git unless it is made up`
    return [
      {
        message,
        at: { path, line: 1 },
        risk: 'high' as const,
        value: 0,
        lines: 0,
        content: `identifiers ${names.join(',')}`,
      },
    ]
  })
}

/** A hash without a secret is undone by hashing all phone numbers there are. */
export function unsaltedHashes(code: Code): FoundPlace[] {
  const lines = identifierLines(code)
  return callsOf(code.names, /^hashlib\.(md5|sha1|sha256|sha512|new)$/)
    .filter(({ module, line }) => lines.has(`${module}:${line}`))
    .map((call) => ({
      message: `\`${call.name}\` of what names a person can be undone by trying all values; use hmac with a secret`,
      at: placeOf(code.modules, call),
      risk: 'moderate',
      value: 0,
      lines: 0,
      content: call.name,
    }))
}

/** What cells print is saved with the notebook, and stays in git when the cell is cleared later. */
export function printedPersons({ notebooks }: Notebooks): FoundPlace[] {
  return notebooks
    .filter(({ role }) => role === 'notebook' || role === 'source')
    .flatMap(({ path, outputs }) =>
      (outputs.personal ?? []).map(({ kind, cell, count }) => ({
        message: `an output shows ${count} ${kind}; clear it, and let cells print counts rather than persons`,
        at: { path, cell },
        risk: 'high' as const,
        value: count,
        lines: 0,
        content: `printed ${kind}`,
      })),
    )
}

/** `FEATURES = ["email", "calls"]`: a model needs no name of anybody. */
export function identifiersAsFeatures({ modules }: Code): FoundPlace[] {
  return modules.flatMap((facts, module) =>
    isOwnCode(facts)
      ? facts.names.bindings.flatMap(({ targets, items = [], line }) => {
          const [name] = items.filter(isIdentifying)
          if (name === undefined || !targets.some(isFeatureName)) return []
          const message = `\`${name}\` names a person and is in the list of features; leave it out`
          const at = placeOf(modules, { module, line })
          return [{ message, at, risk: 'high' as const, value: 0, lines: 0, content: `feature ${name}` }]
        })
      : [],
  )
}
