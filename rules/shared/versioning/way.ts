import type { Evidence, Location } from '../../../src/model.ts'
import type { Way } from './part.ts'

/** One way in which a version is fixed, with what shows it. */
export function way(value: number, because: string, evidence: readonly Evidence[]): Way {
  return { value, because, evidence }
}

export function seen(message: string, at: Location): Evidence {
  return { message, at, level: 'integrated' }
}
