import type { Call } from '../types.ts'

/** `pd.to_datetime("2020-01-01")`: one value is converted, no column. */
export function convertsOneValue({ callee, arguments: given }: Call): boolean {
  if (!/(^|\.)to_(datetime|numeric)$/.test(callee)) return false
  const [first] = given
  return first?.keyword === undefined && typeof first?.value === 'string'
}
