import type { Known } from './known.ts'

/** The same finding in an older and a newer report. */
export interface Pair<Before extends Known, After extends Known> {
  readonly before: Before
  readonly after: After
  /**
   * `same`: nothing but its lines has changed. `moved`: the same code in another file or under another name. `edited`: other code
   * in the same place, which may be better or worse.
   */
  readonly how: 'same' | 'moved' | 'edited'
}

export interface Matches<Before extends Known, After extends Known> {
  readonly pairs: readonly Pair<Before, After>[]
  /** Findings that are gone. */
  readonly gone: readonly Before[]
  /** Findings that were not there. */
  readonly added: readonly After[]
}

interface Way {
  readonly how: Pair<Known, Known>['how']
  /** Findings with equal keys are one; absent where this way cannot tell. */
  readonly key: (finding: Known) => readonly string[] | undefined
}

/** The surest way first; whatever one finds, the next ones no longer see. */
const WAYS: readonly Way[] = [
  { how: 'same', key: ({ fingerprint }) => [fingerprint] },
  // Findings that are alike are told apart by their order, which changes when one of them goes.
  { how: 'same', key: ({ path, symbol = '', content }) => [path, symbol, content] },
  {
    how: 'moved',
    key: ({ symbol, content }) => (content === '' || symbol === undefined ? undefined : [symbol, content]),
  },
  { how: 'moved', key: ({ content }) => (content === '' ? undefined : [content]) },
]

/** Ways that need to know where files have gone: code that was edited is found by its place. */
const PLACES: readonly Way[] = [
  { how: 'edited', key: ({ path, symbol }) => (symbol === undefined ? undefined : [path, symbol]) },
  {
    how: 'edited',
    key: ({ path, symbol, copies }) => (symbol === undefined ? [path, copies?.files ?? ''] : undefined),
  },
]

/** A file that went to another folder and was edited there: names of file and unit are left to go by. */
const SAME_NAMES: Way = {
  how: 'edited',
  key: ({ path, symbol }) => (symbol === undefined ? undefined : [path.slice(path.lastIndexOf('/') + 1), symbol]),
}

/**
 * Finds findings of an older report again in a newer one: by fingerprint, by content when code has moved, by place when
 * code was edited. Each finding is used once. Two findings of different rules are never the same.
 */
export function matchFindings<Before extends Known, After extends Known>(
  before: readonly Before[],
  after: readonly After[],
): Matches<Before, After> {
  let open: Open<Before, After> = { before, after }
  const pairs: Pair<Before, After>[] = []
  const run = (ways: readonly Way[]) => {
    for (const way of ways) {
      const found = matchBy(way, open)
      pairs.push(...found.pairs)
      open = found
    }
  }
  run([...WAYS, ...PLACES])
  run([...inRenamed(pairs), SAME_NAMES])
  return { pairs, gone: open.before, added: open.after }
}

/** The places once more, for files of which other findings say that they were renamed. */
function inRenamed(pairs: readonly Pair<Known, Known>[]): Way[] {
  const moved = pairs.filter(({ how, before, after }) => how === 'moved' && before.path !== after.path)
  const oldNames = new Map(moved.map(({ before, after }) => [after.path, before.path]))
  if (oldNames.size === 0) return []
  return PLACES.map(({ how, key }) => ({
    how,
    key: (finding) => key({ ...finding, path: oldNames.get(finding.path) ?? finding.path }),
  }))
}

interface Open<Before, After> {
  readonly before: readonly Before[]
  readonly after: readonly After[]
}

function matchBy<Before extends Known, After extends Known>(
  { how, key }: Way,
  open: Open<Before, After>,
): Open<Before, After> & Pick<Matches<Before, After>, 'pairs'> {
  const waiting = groupBy(open.before, key)
  const pairs: Pair<Before, After>[] = []
  const after = open.after.filter((finding) => {
    const found = waiting.get(nameOf(finding, key) ?? '')?.shift()
    if (found !== undefined) pairs.push({ before: found, after: finding, how })
    return found === undefined
  })
  const used = new Set(pairs.map((pair) => pair.before))
  return { pairs, before: open.before.filter((finding) => !used.has(finding)), after }
}

function groupBy<Item extends Known>(findings: readonly Item[], key: Way['key']): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const finding of findings) {
    const name = nameOf(finding, key)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(finding)
    else groups.set(name, [finding])
  }
  return groups
}

function nameOf(finding: Known, key: Way['key']): string | undefined {
  const parts = key(finding)
  return parts && JSON.stringify([finding.rule, ...parts])
}
