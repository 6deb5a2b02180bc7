import { locate } from '../types/locate.ts'
import type { CloneGroup, CloneOccurrence, Duplication, ModuleFacts } from '../types.ts'
import { contentOf } from './content.ts'
import { copiesOf, type Repeat } from './copies.ts'
import type { SuffixOrder } from './order.ts'
import type { Text } from './text.ts'

/**
 * Most places that are named over all groups. The source code of transformers, 140,000 lines of which half are copied,
 * has 26,000; only text made for the purpose has more than this, and would otherwise fill the memory.
 */
const MOST_PLACES = 500_000

/** Groups of copies, largest first. */
export function groupCopies(
  modules: readonly ModuleFacts[],
  text: Text,
  { positions }: SuffixOrder,
  repeats: readonly Repeat[],
): Pick<Duplication, 'groups' | 'omitted'> {
  const named: NamedGroup[] = []
  let places = 0
  let omitted = 0
  for (const repeat of repeats.toSorted((a, b) => b.lines - a.lines)) {
    const copies = copiesOf(positions, repeat)
    if (copies.length < 2) continue
    places += copies.length
    if (places > MOST_PLACES) omitted++
    else named.push(nameGroup(modules, text, copies, repeat.lines))
  }
  const claimed = new Uint8Array(text.lines.length)
  const groups = named.sort(bySize).map((group) => ({ ...group, ...claimLines(group, text, claimed) }))
  return omitted === 0 ? { groups } : { groups, omitted }
}

type NamedGroup = Omit<CloneGroup, 'ownLines' | 'spareLines'>

function nameGroup(modules: readonly ModuleFacts[], text: Text, copies: readonly number[], lines: number): NamedGroup {
  const occurrences = copies.map((at) => nameCopy(modules, text, at, lines)).sort(byPlace)
  const { module, first } = occurrences[0]!
  return { lines, occurrences, content: contentOf(modules[module]!.cloneLines, first, lines) }
}

function nameCopy(modules: readonly ModuleFacts[], text: Text, at: number, lines: number): CloneOccurrence {
  const module = text.moduleAt[at]!
  const facts = modules[module]!
  const first = at - text.starts[module]!
  const last = first + lines - 1
  const place = locate(facts, facts.cloneLines.lines[first]!, facts.cloneLines.lines[last]!)
  return { module, at: place, first, last }
}

/** Marks the lines of the group in `claimed`, which holds those of all larger groups. */
function claimLines(
  { occurrences }: NamedGroup,
  { starts }: Text,
  claimed: Uint8Array,
): Pick<CloneGroup, 'ownLines' | 'spareLines'> {
  const own = occurrences.map(({ module, first, last }) =>
    claim(claimed, starts[module]! + first, starts[module]! + last),
  )
  const ownLines = own.reduce((sum, lines) => sum + lines, 0)
  return { ownLines, spareLines: ownLines - own[0]! }
}

/** Marks a range and returns how many of its lines were not marked before. */
function claim(claimed: Uint8Array, first: number, last: number): number {
  let lines = 0
  for (let at = first; at <= last; at++) {
    lines += 1 - claimed[at]!
    claimed[at] = 1
  }
  return lines
}

function byPlace(a: CloneOccurrence, b: CloneOccurrence): number {
  return compare(a.at.path, b.at.path) || a.first - b.first
}

/** Most lines first, then most copies; the rest only keeps the order independent of the order of the modules. */
function bySize(a: NamedGroup, b: NamedGroup): number {
  const byLines = b.lines - a.lines || b.occurrences.length - a.occurrences.length
  return byLines || byPlace(a.occurrences[0]!, b.occurrences[0]!)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
