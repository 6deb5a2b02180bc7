import type { FoundPlace } from '../../../src/model.ts'
import { placeName } from '../place-name.ts'

/** A finding as an instruction, with its place: `Mend train.py:6: what was seen; what to do`. */
export function mend({ message, at }: Pick<FoundPlace, 'message' | 'at'>): string {
  return `Mend ${placeName(at)}: ${message[0]!.toLowerCase()}${message.slice(1)}`
}
