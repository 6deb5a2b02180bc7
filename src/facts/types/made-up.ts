const MADE_UP =
  /(^|[/_-])(fake|mock|dummy)(_?data\w*)?([/_.-]|$)|(^|[/_])(generate|make|create)_(fake|synthetic|sample|dummy|test|toy)_(data|records|rows)\w*\.py$/i

/** By its path a file makes data up: its columns are no preparation of real ones. */
export function makesUpData(path: string): boolean {
  return MADE_UP.test(path)
}
