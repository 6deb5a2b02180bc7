import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { unitKey, unitsThatReach } from '../reach/callers.ts'

/** A buffer that replays is one of reinforcement learning; here what users asked is asked again. */
const REPLAYS = /(^|[._])replay_?(logged_?)?(requests?|traffic|predictions?|production|inputs?|logs?)(_|$)/i

const PREDICTS = /(^|\.)(predict\w*|infer|score)$/

/** Logged requests are given to a candidate, away from users. */
export function replays(code: Code): Evidence[] {
  const asked = code.modules.flatMap(({ calls, role }, module) =>
    role === 'source' ? calls.filter(({ callee }) => PREDICTS.test(callee)).map(({ unit }) => ({ module, unit })) : [],
  )
  const predicting = unitsThatReach(code, asked)
  return code.modules.flatMap(({ units, role }, module) =>
    units.flatMap(({ name, line }, unit): Evidence[] =>
      role === 'source' && REPLAYS.test(name) && predicting.has(unitKey({ module, unit }))
        ? [
            {
              message: `\`${name}\` asks a model again what users had asked`,
              at: placeOf(code.modules, { module, line }),
              level: 'used',
            },
          ]
        : [],
    ),
  )
}
