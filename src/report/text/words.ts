import { number } from '../../model/number.ts'

/** `54.2`: one decimal, as scores and shares are shown. */
export function decimal(value: number): string {
  return value.toFixed(1)
}

/** `1 file`, `2 files`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** `a, b and c`. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
