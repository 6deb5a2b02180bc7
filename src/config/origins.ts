export type Path = readonly (string | number)[]

/** Where a value stands. */
export interface Origin {
  /** Path of the file, as the user can open it. */
  readonly file: string
  readonly line: number
}

/** Where the values of a merged configuration stand. */
export class Origins {
  readonly #places = new Map<string, { readonly path: Path; readonly origin: Origin }>()

  set(path: Path, origin: Origin): void {
    this.#places.set(keyOf(path), { path, origin })
  }

  /** Forgets a value and all below it, since another one takes its place. */
  forget(path: Path): void {
    const key = keyOf(path)
    for (const other of [...this.#places.keys()]) if (isAt(other, key)) this.#places.delete(other)
  }

  /** Place of a value, or of the nearest one around it. */
  of(path: Path): Origin | undefined {
    for (let length = path.length; length > 0; length--) {
      const found = this.#places.get(keyOf(path.slice(0, length)))
      if (found) return found.origin
    }
    return undefined
  }

  /** All values with their places, in the order in which they were set. */
  all(): { readonly path: Path; readonly origin: Origin }[] {
    return [...this.#places.values()]
  }
}

function isAt(other: string, key: string): boolean {
  return other === key || other.startsWith(`${key.slice(0, -1)},`)
}

function keyOf(path: Path): string {
  return JSON.stringify(path)
}
