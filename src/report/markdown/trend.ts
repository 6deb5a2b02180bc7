import type { ScoreChange } from '../../compare/types.ts'

/** `76.7`, or what stands for a score that is not known. */
export function points(score: number | undefined): string {
  return score === undefined ? 'not judged' : score.toFixed(1)
}

/** `+1.2`, `-0.4`, `=`; empty where there is nothing to compare. */
export function difference({ points: by }: ScoreChange): string {
  if (by === undefined) return ''
  if (by === 0) return '='
  return by > 0 ? `+${by.toFixed(1)}` : `\u2212${Math.abs(by).toFixed(1)}`
}
