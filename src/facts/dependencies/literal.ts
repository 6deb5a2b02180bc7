/** What can be read of a Python expression without running it. */
export interface Literal {
  /** Strings of a list. */
  readonly items: readonly Text[]
  /** Entries of a dictionary. */
  readonly entries: readonly { readonly key: string; readonly value: Literal }[]
  /** Names of text files in calls: they are read line by line. */
  readonly files: readonly string[]
  /** Variables and functions that it uses. */
  readonly names: readonly string[]
  /** `name["key"]`. */
  readonly subscripts: readonly { readonly name: string; readonly key: Text }[]
  /** Strings that calls are given: `pick("a", "b")` may look them up in a list. */
  readonly given: readonly Text[]
}

export interface Text {
  readonly text: string
  readonly line: number
}

export function literal(some: Partial<Literal> = {}): Literal {
  return { items: [], entries: [], files: [], names: [], subscripts: [], given: [], ...some }
}

/** All that the literals hold, in order. */
export function union(all: readonly Literal[]): Literal {
  return {
    items: all.flatMap(({ items }) => items),
    entries: all.flatMap(({ entries }) => entries),
    files: all.flatMap(({ files }) => files),
    names: all.flatMap(({ names }) => names),
    subscripts: all.flatMap(({ subscripts }) => subscripts),
    given: all.flatMap(({ given }) => given),
  }
}

/** Nothing was written down: an empty list is one. */
export function isEmpty(value: Literal): boolean {
  return Object.values(value).every((list: readonly unknown[]) => list.length === 0)
}
