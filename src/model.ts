/** The words that every stage shares. Types only. */

export type * from './model/attestation.ts'
export type * from './model/finding.ts'
export type * from './model/gate.ts'
export type * from './model/measure.ts'
export type * from './model/report.ts'
export type * from './model/rule.ts'
export type * from './model/steps.ts'
export type * from './model/survey.ts'
export type * from './model/verdict.ts'
export type * from './model/words.ts'
