import type { NameOrigin, ResolvedCall, Target } from '../types/names.ts'

type Confidence = ResolvedCall['confidence']

/** What an expression stands for. */
export interface Meaning {
  /** Fully qualified; the type of an object has the name of its class. */
  readonly name: string
  readonly origin: NameOrigin
  readonly confidence: Confidence
  /** Found through an import under a check for its package, or through a variable that was set under one. */
  readonly guarded: boolean
  /** First-party function or class that it is, or whose instance it is. */
  readonly to?: Target
  /** First-party module that it is. */
  readonly package?: number
}

const ORDER: readonly Confidence[] = ['low', 'medium', 'high']

/** The same meaning, trusted at most this much. */
export function atMost(meaning: Meaning, confidence: Confidence): Meaning {
  return ORDER.indexOf(meaning.confidence) <= ORDER.indexOf(confidence) ? meaning : { ...meaning, confidence }
}
