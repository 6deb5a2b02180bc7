/** Beginning of an assignment of a string at the left margin: `TITLE = ("""`. */
const ASSIGNED = /^([A-Za-z_]\w*)[ \t]*=[ \t]*\(?\s*[rRfF]?("""|'''|"|')/gm

/** A module with more of them is data. */
const MOST = 200
const LONGEST = 20_000

/** Strings that a Python module assigns to names at its left margin. Texts of an interface often stand there. */
export function constantsOf(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const match of source.matchAll(ASSIGNED)) {
    if (found.size >= MOST) break
    const [whole, name = '', quote = ''] = match
    const from = match.index + whole.length
    const end = source.indexOf(quote, from)
    if (end !== -1) found.set(name, source.slice(from, Math.min(end, from + LONGEST)))
  }
  return found
}
