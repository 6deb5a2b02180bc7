import type { CiEffect, CiRuns } from '../types/ci.ts'

/** Something that takes gating away, or makes it uncertain. */
export interface Mask {
  readonly runs?: CiRuns
  readonly reason?: string
  readonly doubt?: string
}

export const GATING: CiEffect = { runs: 'on-change', gating: true }

const ORDER: readonly CiRuns[] = ['on-change', 'otherwise', 'never']

/** The effect of something inside `outer` that has a mask of its own. The outer reason is named first. */
export function masked(outer: CiEffect, mask: Mask | undefined): CiEffect {
  if (mask === undefined) return outer
  const reason = outer.reason ?? mask.reason
  const doubt = outer.doubt ?? mask.doubt
  return {
    runs: worse(outer.runs, mask.runs ?? 'on-change'),
    gating: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    ...(doubt === undefined ? {} : { doubt }),
  }
}

/** Several masks as one: the first reason and the first doubt stand. */
export function combine(...masks: readonly (Mask | undefined)[]): Mask | undefined {
  const given = masks.filter((mask) => mask !== undefined)
  if (given.length < 2) return given[0]
  const reason = given.find((mask) => mask.reason !== undefined)?.reason
  const doubt = given.find((mask) => mask.doubt !== undefined)?.doubt
  const runs = given.reduce<CiRuns>((worst, mask) => worse(worst, mask.runs ?? 'on-change'), 'on-change')
  return { runs, ...(reason === undefined ? {} : { reason }), ...(doubt === undefined ? {} : { doubt }) }
}

function worse(a: CiRuns, b: CiRuns): CiRuns {
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))]!
}
