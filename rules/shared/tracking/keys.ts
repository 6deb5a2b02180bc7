import type { FoundPlace, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { trackerOf } from './trackers.ts'

/** A call of a tracker with a key written into the code. The key itself is never kept. */
export interface WrittenKey {
  readonly tracker: string
  readonly at: Location
}

/** Shorter texts are place-holders. */
const SHORTEST_KEY = 20

export function keysInCode(code: Code): WrittenKey[] {
  return code.names.calls.flatMap((call) => {
    const tracker = call.origin === 'third-party' ? trackerOf(call.name) : undefined
    const isKey =
      tracker &&
      writtenCall(code.modules, call).arguments.some(
        ({ keyword = '', value }) =>
          /^(key|api_key|api_token|token)$/.test(keyword) &&
          typeof value === 'string' &&
          /^[\w.=+/-]+$/.test(value) &&
          value.length >= SHORTEST_KEY,
      )
    return isKey ? [{ tracker: tracker.name, at: placeOf(code.modules, call) }] : []
  })
}

export function keyFinding({ tracker, at }: WrittenKey): FoundPlace {
  return {
    message: `a key of ${tracker} stands in the code; withdraw it, and read the new one from the environment`,
    at,
    risk: 'high',
    value: 0,
    lines: 1,
    fix: {
      action: `Withdraw the key of ${tracker} in ${at.path} and read the new one from the environment`,
      effort: 'small',
    },
    content: `key of ${tracker} in the code`,
  }
}
