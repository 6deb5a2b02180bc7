/**
 * The definition of a clone, written down as plainly as possible: every block of every length at every place is looked
 * at. It shares no code with the real finder.
 */
export interface NaiveGroup {
  readonly block: readonly string[]
  readonly places: readonly Place[]
}

interface Place {
  readonly file: number
  readonly line: number
}

const SHORTEST = 6

export function naiveGroups(files: readonly (readonly string[])[]): NaiveGroup[] {
  const blocks = [...blocksByText(files).values()].filter(({ places }) => isMaximal(files, places))
  return blocks.flatMap((group) => {
    const block = shorten(group, blocks)
    if (block === undefined) return []
    const places = withoutOverlaps(group.places, block.length)
    return places.length > 1 ? [{ block, places }] : []
  })
}

/** Lines in a block of six that stands somewhere else too, where the two do not overlap. */
export function naiveDuplicatedLines(files: readonly (readonly string[])[]): number {
  const windows = [...blocksByText(files).values()].filter(({ block }) => block.length === SHORTEST)
  const lines = new Set<string>()
  for (const { places } of windows) {
    for (const a of places) {
      if (!places.some((b) => a.file !== b.file || Math.abs(a.line - b.line) >= SHORTEST)) continue
      for (let offset = 0; offset < SHORTEST; offset++) lines.add(`${a.file}:${a.line + offset}`)
    }
  }
  return lines.size
}

interface Block {
  readonly block: readonly string[]
  readonly places: readonly (Place & { readonly length: number })[]
}

function blocksByText(files: readonly (readonly string[])[]): Map<string, Block> {
  const blocks = new Map<string, { block: readonly string[]; places: (Place & { length: number })[] }>()
  for (const [file, lines] of files.entries()) {
    for (let line = 0; line < lines.length; line++) {
      for (let length = SHORTEST; line + length <= lines.length; length++) {
        const block = lines.slice(line, line + length)
        const entry = blocks.get(block.join('\n')) ?? { block, places: [] }
        entry.places.push({ file, line, length })
        blocks.set(block.join('\n'), entry)
      }
    }
  }
  return blocks
}

/** Neither all lines above the copies are equal, nor all lines below; the end of a file equals nothing. */
function isMaximal(files: readonly (readonly string[])[], places: Block['places']): boolean {
  const above = new Set(places.map(({ file, line }) => files[file]![line - 1] ?? `start of ${file}`))
  const below = new Set(places.map(({ file, line, length }) => files[file]![line + length] ?? `end of ${file}`))
  return places.length > 1 && above.size > 1 && below.size > 1
}

/** A block that overlaps itself becomes the lines that repeat; nothing when a shorter block begins with them. */
function shorten({ block, places }: Block, all: readonly Block[]): readonly string[] | undefined {
  const gap = Math.min(...places.flatMap((a) => places.filter((b) => isLater(b, a)).map((b) => b.line - a.line)))
  if (gap >= block.length) return block
  let unit = gap
  while (unit < SHORTEST) unit += gap
  unit = Math.min(unit, block.length)
  const shorter = all.some(
    ({ block: other }) => other.length < block.length && other.length >= unit && begins(block, other),
  )
  return shorter ? undefined : block.slice(0, unit)
}

function isLater(b: Place, a: Place): boolean {
  return b.file === a.file && b.line > a.line
}

function begins(block: readonly string[], other: readonly string[]): boolean {
  return other.every((line, index) => line === block[index])
}

function withoutOverlaps(places: readonly Place[], length: number): Place[] {
  const kept: Place[] = []
  for (const { file, line } of places) {
    if (!kept.some((other) => other.file === file && line < other.line + length)) kept.push({ file, line })
  }
  return kept
}
