import type { Location } from '../../src/model.ts'

/** A place in a sentence, in the form that editors and terminals open: `train.py:12`. */
export function placeName({ path, line, cell }: Location): string {
  if (line === undefined) return path
  return cell === undefined ? `${path}:${line}` : `${path} cell ${cell}, line ${line}`
}
