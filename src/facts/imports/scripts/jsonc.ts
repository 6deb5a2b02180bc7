/** Strings come first, so that `//` in an address is no comment. */
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** JSON with comments and commas at the end, as tsconfig files are written; `undefined` for anything else. */
export function parseJsonc(text: string): unknown {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(STRING_OR_COMMENT, (part) => (part.startsWith('/') ? '' : part))
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part === ',' ? '' : part))
  try {
    return JSON.parse(bare)
  } catch {
    return undefined
  }
}
