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
  return text.replace(REFERENCE, (...match: string[]) => known(nameIn(match), variables) ?? match[0]!)
}

/** `$(shell command -v uv && echo "uvx ruff" || echo "ruff")`: what is echoed last is what there is without further tools. */
function known(name: string, variables: ReadonlyMap<string, string>): string | undefined {
  const value = variables.get(name)
  if (value === undefined || !value.startsWith('$(shell ')) return value
  return (
    /\|\| *echo +(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)$/
      .exec(value)
      ?.slice(1)
      .find((one) => one !== undefined) ?? value
  )
}

function nameIn(match: readonly (string | undefined)[]): string {
  return match[1] ?? match[2] ?? match[3] ?? ''
}
