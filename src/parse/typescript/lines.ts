/** Where the lines of a text begin; they count from 1. */
export class Lines {
  readonly #starts: readonly number[]
  readonly #length: number

  constructor(source: string) {
    const starts = [0]
    for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
    // A newline at the end ends the last line, it begins no other.
    if (starts.length > 1 && starts.at(-1) === source.length) starts.pop()
    this.#starts = starts
    this.#length = source.length
  }

  /** Number of lines; an empty text has one. */
  get count(): number {
    return this.#starts.length
  }

  /** Line of a character. */
  at(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#starts[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return Math.max(1, low)
  }

  /** Offset of the first character of a line; the length of the text after the last one. */
  start(line: number): number {
    return this.#starts[line - 1] ?? this.#length
  }
}
