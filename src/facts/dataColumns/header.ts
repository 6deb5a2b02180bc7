const MOST_COLUMNS = 500
const LONGEST_NAME = 80

const SEPARATORS = [',', '\t', ';', '|'] as const

/**
 * Names in the first line of a table of text. Undefined when the line holds values instead of names, one column only, or
 * the pointer of a file that is kept elsewhere.
 */
export function readHeader(text: string): string[] | undefined {
  const end = text.search(/\r?\n/)
  const line = (end < 0 ? text : text.slice(0, end)).replace(/^\uFEFF/, '')
  if (line.startsWith('version https://git-lfs')) return undefined
  const separator = SEPARATORS.toSorted((a, b) => count(line, b) - count(line, a))[0]!
  const names = line.split(separator).slice(0, MOST_COLUMNS).map(clean)
  const isNamed = names.filter((name) => /^[\p{L}_][\p{L}\p{N}_ .()%/-]*$/u.test(name)).length * 2 > names.length
  return names.length > 1 && isNamed ? names : undefined
}

function count(line: string, separator: string): number {
  return line.split(separator).length - 1
}

function clean(name: string): string {
  return name
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .slice(0, LONGEST_NAME)
}
