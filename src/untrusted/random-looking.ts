import { entropy } from './entropy.ts'

/** Bits per character from which a text looks random (practices.md, practice 27); hexadecimal digits have 4 at most. */
const RANDOM = 3.5
const RANDOM_HEX = 3

/** Whether one run of characters looks as if a program had made it: a key or a token, and no name, path or word. */
export function looksRandom(value: string): boolean {
  if (value.length < 20 || !/^[A-Za-z0-9+/=_~.-]+$/.test(value)) return false
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && /[a-f]/i.test(value) && entropy(value) >= RANDOM_HEX
  return isMixed(value, 6) && entropy(value) >= RANDOM
}

/**
 * Digits and letters, small and capital, change places often, as they do not in `my-model-v2.0-base` or in a path.
 * @param least changes that there have to be
 */
export function isMixed(value: string, least: number): boolean {
  const changes = value.match(/[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]|[A-Z][a-z]/g)?.length ?? 0
  const digits = value.match(/\d/g)?.length ?? 0
  // One character of six is a digit in a key; in `StableDiffusion3ControlNetPipeline` it is one of many.
  return digits >= Math.max(2, value.length / 14) && changes >= least && !/[./-][a-z]{3,}[./-]/.test(value)
}
