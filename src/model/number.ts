/**
 * A number in a sentence: `12,345`, `54.25`; the same in every locale. `toLocaleString` would say the same, but takes 20 ms
 * to load its tables.
 * @param decimals places behind the point at most
 */
export function number(value: number, decimals = 2): string {
  const [whole = '', rest] = String(Number(value.toFixed(decimals))).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}
