/** Longer results of replacing variables are no commands any more. */
const MOST_TEXT = 4000

const REFERENCE = /\$\$|\$\(([\w.-]+)\)|\$\{([\w.-]+)\}|\$([@<^*?])/g

/**
 * A recipe with the plain variables of its Makefile replaced, `$@` and `$<` too, and `$$` as the shell's `$`. Functions, and
 * variables that come from elsewhere, stay as text.
 */
export function replaceVariables(text: string, variables: ReadonlyMap<string, string>): string {
  let replaced = text
  for (let depth = 0; depth < 4 && hasKnown(replaced, variables); depth++) replaced = replaceOnce(replaced, variables)
  return replaced.replaceAll('$$', '$')
}

function hasKnown(text: string, variables: ReadonlyMap<string, string>): boolean {
  return text.length < MOST_TEXT && [...text.matchAll(REFERENCE)].some((match) => variables.has(nameIn(match)))
}

function replaceOnce(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(REFERENCE, (...match: string[]) => variables.get(nameIn(match)) ?? match[0]!)
}

function nameIn(match: readonly (string | undefined)[]): string {
  return match[1] ?? match[2] ?? match[3] ?? ''
}
