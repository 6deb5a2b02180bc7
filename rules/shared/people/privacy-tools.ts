import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, useLevel, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

export interface PrivacyUse {
  readonly value: number
  readonly how: string
  readonly evidence: Evidence
}

/** Learning that bounds what a model can tell: by noise, apart, or encrypted. `tfp` by itself is a library of probability. */
const LEARNING: readonly (readonly [RegExp, string])[] = [
  [
    /^(opacus\.(\w+\.)*(PrivacyEngine(\.\w+)*|DPOptimizer\w*)|tensorflow_privacy\..*(DP\w+|compute_dp\w*)|diffprivlib\.(models|tools|mechanisms)\..*|pydp\..*|opendp\..*|jax_privacy\..*|snsql\..*)$/,
    'differential privacy',
  ],
  [/^(flwr|tensorflow_federated|openfl|nvflare|fate_client|fedml|substra)\..*$/, 'federated learning'],
  [/^(tenseal|concrete\.ml|crypten|syft|pyfhel)\..*$/, 'encrypted computation'],
]
const ANONYMISES =
  /^(presidio_(analyzer|anonymizer)|scrubadub|anonympy|pycanon|anjana|sdv|ctgan|snsynth|ydata_synthetic|synthcity|gretel_synthetics)\..*$/
const ATTACKS =
  /^(art\.attacks\.inference\..*|tensorflow_privacy\..*membership_inference.*|privacy_meter\..*|ml_privacy_meter\..*|anonymeter\..*)$/

/** Uses of tools for privacy, best first, and those that do nothing. */
export function privacyTools(code: Code): { uses: PrivacyUse[]; useless: FoundPlace[] } {
  const called = (pattern: RegExp) => callsOf(code.names, pattern).filter(({ guarded }) => !guarded)
  const learning = LEARNING.flatMap(([pattern, what]) => called(pattern).map((call) => ({ call, what })))
  const noiseless = learning.filter(({ call }) => isNoiseless(code, call)).map(({ call }) => call)
  const useful = learning.filter(
    ({ call }) => !noiseless.some(({ module, unit }) => module === call.module && unit === call.unit),
  )
  const attacked = called(ATTACKS)
  const uses = [
    ...useful.map(({ call, what }) => rate(code, call, what, attacked.length > 0)),
    ...called(ANONYMISES).map((call) => ({
      value: 0.5,
      how: 'data are anonymised or synthetic',
      evidence: useEvidence(code, call, `anonymises or synthesises with \`${call.name}\``),
    })),
    ...attacked.map((call) => ({
      value: 0.5,
      how: 'it is tested what the model gives away',
      evidence: useEvidence(code, call, `tests what the model gives away with \`${call.name}\``),
    })),
  ]
  return {
    uses: distinct(uses).sort((a, b) => b.value - a.value),
    useless: noiseless.map((call) => withoutNoise(code, call)),
  }
}

function rate(code: Code, call: ResolvedCall, what: string, tested: boolean): PrivacyUse {
  const isStarted = useLevel(code.names, call) === 'integrated'
  const value = isStarted ? (tested ? 0.8 : 0.7) : 0.5
  return {
    value,
    how: `${what} is ${isStarted ? 'part of a run' : 'used'}${tested && isStarted ? ' and tested by an attack' : ''}`,
    evidence: useEvidence(code, call, `${what} (\`${call.name}\`)`),
  }
}

function distinct(uses: readonly PrivacyUse[]): PrivacyUse[] {
  return uses.filter(
    (one, index) => uses.findIndex(({ evidence }) => evidence.message === one.evidence.message) === index,
  )
}

function isNoiseless(code: Code, call: ResolvedCall): boolean {
  return writtenCall(code.modules, call).arguments.some(
    ({ keyword, value }) => keyword === 'noise_multiplier' && value === 0,
  )
}

function withoutNoise(code: Code, call: ResolvedCall): FoundPlace {
  return {
    message: `\`${call.name}\` adds no noise, so nothing is private; set noise_multiplier from the budget`,
    at: placeOf(code.modules, call),
    risk: 'high',
    value: 0,
    lines: 0,
    content: call.name,
  }
}
