/** Splits chains such as `pd.read_csv().dropna` into names, `()` and `[]`. The same chains occur again and again. */
export class LinkReader {
  readonly #known = new Map<string, readonly string[]>()

  read(chain: string): readonly string[] {
    const known = this.#known.get(chain)
    if (known !== undefined) return known
    const links = chain.match(/\(\)|\[\]|[^.()[\]]+/g) ?? []
    this.#known.set(chain, links)
    return links
  }
}
