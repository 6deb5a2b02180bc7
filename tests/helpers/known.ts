import type { Known, KnownFinding } from '../../src/compare/known.ts'
import { finding } from './results.ts'

/** A finding as comparisons know it, but for what is given: a long unit `fit` in `a.py`. */
export function known(some: Partial<Known> = {}): Known {
  return {
    ...{ rule: 'maintainability/write-short-units', fingerprint: 'f', content: 'c', path: 'a.py', symbol: 'fit' },
    ...{ risk: 'high', value: 40, lines: 40 },
    ...some,
  }
}

/** The same with the finding itself. */
export function knownFinding(some: Partial<Known> = {}): KnownFinding {
  const one = known(some)
  const { path, fingerprint, risk, value, lines, content } = one
  return { ...one, finding: finding({ at: { path, line: 1 }, fingerprint, risk, value, lines, content }) }
}
