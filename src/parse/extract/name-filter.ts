const SLOTS = 1024

/**
 * A set of names that is asked about every name of a file. Most are no members, and length, first and last letter tell
 * that without cutting the name out of the text.
 */
export class NameFilter {
  private readonly names: ReadonlySet<string>
  private readonly slots = new Uint8Array(SLOTS)

  constructor(names: Iterable<string>) {
    this.names = new Set(names)
    for (const name of this.names) this.slots[slot(name, 0, name.length)] = 1
  }

  has(source: string, start: number, end: number): boolean {
    return this.slots[slot(source, start, end)] === 1 && this.names.has(source.slice(start, end))
  }
}

function slot(text: string, start: number, end: number): number {
  return (text.charCodeAt(start) * 37 + text.charCodeAt(end - 1) * 5 + (end - start) * 101) % SLOTS
}
