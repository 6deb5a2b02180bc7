import { resolve } from 'node:path'
import { audit, type Report, rules } from '../../../src/index.ts'

export const CHURN = resolve(import.meta.dirname, '../../../fixtures/repositories/churn')

/** The report on the example project, with guidelines, practices, a notebook and a file that is broken. */
export function realReport(): Promise<Report> {
  return audit(CHURN, { workers: 1 })
}

export const options = { rules, folder: '' }
