import type { NextStep, Risk } from '../../src/model.ts'

/** What a refactoring of one place takes: the worst ones reach into their callers and need tests first. */
export function effortOf(risk: Risk): NextStep['effort'] {
  return risk === 'very-high' ? 'medium' : 'small'
}
