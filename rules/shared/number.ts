/** A number in a sentence: `12,345`, the same in every locale. */
export function number(value: number): string {
  return value.toLocaleString('en-US')
}
