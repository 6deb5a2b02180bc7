import type { Known } from './known.ts'
import type { Matches } from './match.ts'
import { folderOf, partsIn, piecesOf, type Whole } from './parts.ts'
import { wholesOf } from './wholes.ts'

/** A finding whose code was divided: what is left of it and what came out of it are smaller findings. */
export interface Split<Before extends Known, After extends Known> {
  readonly from: Before
  readonly into: readonly After[]
}

/**
 * Tells parts of code that was divided from findings that are really new: parts are smaller than the whole was, all of
 * them together are hardly more code, and they stand in its file or in a file beside it that had no findings. Splitting
 * a long unit into two that are still too long is progress, and so is a part that has parameters where the whole had none.
 */
export function findSplits<Before extends Known, After extends Known>(
  matches: Matches<Before, After>,
): { readonly splits: readonly Split<Before, After>[]; readonly added: readonly After[] } {
  const splits: Split<Before, After>[] = []
  const taken = new Set<After>()
  const pieces = piecesOf(matches.added)
  if (pieces.length === 0) return { splits, added: matches.added }
  const wholes = wholesOf(matches)
  const isNew = ({ path }: { readonly path: string }) => wholes[0]?.oldPaths.has(path) === false
  const inFile = groupBy(pieces, ({ path }) => path)
  const inFolder = groupBy(pieces.filter(isNew), ({ path }) => folderOf(path))
  const isOpen = ({ findings }: { readonly findings: readonly After[] }) => !findings.some((one) => taken.has(one))
  for (const whole of wholes) {
    // In its file, or beside it in a file that had no findings: most likely one that the split made.
    const beside = inFolder.get(folderOf(whole.path))?.slice(0, MOST_BESIDE) ?? []
    const near = [...new Set([...(inFile.get(whole.path) ?? []), ...beside])]
    const parts = partsIn(near.filter(isOpen), whole)
    if (parts.length > 0) splits.push(...byOrigin(whole, parts))
    for (const part of parts) taken.add(part)
  }
  return { splits, added: matches.added.filter((finding) => !taken.has(finding)) }
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** More pieces in new files of one folder are a new program and no split; looking at all of them for each whole takes long. */
const MOST_BESIDE = 200

/** Each part belongs to what the same rule found before, or to what was worst, where that rule had found nothing. */
function byOrigin<Before extends Known, After extends Known>(
  { findings }: Whole<Before>,
  parts: readonly After[],
): Split<Before, After>[] {
  const groups = new Map<Before, After[]>()
  for (const part of parts) {
    const from = findings.find(({ rule }) => rule === part.rule) ?? findings[0]!
    groups.set(from, [...(groups.get(from) ?? []), part])
  }
  return [...groups].map(([from, into]) => ({ from, into }))
}
