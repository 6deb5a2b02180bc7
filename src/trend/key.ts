/** All that the numbers of a revision depend on. */
export interface TrendKey {
  readonly commit: string
  readonly surroundings: string
  readonly path: string
  readonly options: { readonly rules?: readonly { readonly id: string }[] }
  readonly versions: readonly string[]
}

/** Key under which the numbers of a revision are kept: options that are functions, such as rules, count by their names. */
export function trendKey({ commit, surroundings, path, options, versions }: TrendKey): string[] {
  const { rules = [], ...rest } = options
  return ['trend', ...versions, commit, path, surroundings, JSON.stringify(rest), rules.map(({ id }) => id).join()]
}
