import type { Variables } from '../shell/state.ts'

/** Values that a CI file gives to names: `matrix.python`, `parameters.suite`, `TOXENV`. */
export type Choices = ReadonlyMap<string, readonly string[]>

/** More texts than a matrix of a project has in one axis. */
const MOST_TEXTS = 24

const REFERENCE =
  /\$\{\{\s*([\w.-]+)\s*\}\}|\$\{(\w+)(?::?[-=?][^{}]*)?\}|\$\(([\w.]+)\)|\$(\w+)|%(\w+)%|<<\s*([\w.]+)\s*>>/g

/** Texts that a word can stand for: every reference in it replaced by each of its values. The word itself when one is not known. */
export function textsOf(word: string, choices: Choices, variables: Variables): readonly string[] {
  const names = namesIn(word)
  let texts: readonly string[] = [word]
  for (const name of names) {
    const values = valuesOf(name, choices, variables)
    if (values.length === 0) return [word]
    texts = texts.flatMap((text) => values.map((value) => replaceName(text, name, value))).slice(0, MOST_TEXTS)
  }
  return [...new Set(texts)]
}

/** Names of variables and the like that a text refers to. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(REFERENCE)].map(nameIn))]
}

function nameIn(match: readonly (string | undefined)[]): string {
  const name = match.slice(1).find((part) => part !== undefined) ?? ''
  return name.replace(/^(?:env|variables)\./, '')
}

function valuesOf(name: string, choices: Choices, variables: Variables): readonly string[] {
  const own = variables.get(name)
  return own !== undefined && !own.includes('$') ? [own] : (choices.get(name) ?? [])
}

function replaceName(text: string, name: string, value: string): string {
  return text.replace(REFERENCE, (...match: string[]) => (nameIn(match.slice(0, 7)) === name ? value : match[0]!))
}
