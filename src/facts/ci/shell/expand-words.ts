import { withOwnFolder } from './builtins.ts'
import type { ShellState } from './state.ts'
import type { Simple } from './tree.ts'

/**
 * The words of a command with what the script says of its variables: `"$@"` and `$1` inside a function, and a variable without quotes
 * that the script sets to plain text, which stands for as many words as its value has.
 */
export function expandWords({ words, raw }: Simple, state: ShellState): string[] {
  const { args, variables } = state
  return words.flatMap((word, index) => {
    const written = raw[index]!
    if (args !== undefined && /^"?\$\{?[@*]\}?"?$/.test(written)) return args
    const name = /^("?)\$\{?(\w+)\}?\1$/.exec(written)
    const value = name === null ? undefined : known(name[2]!, args, variables)
    if (value === undefined || /[$`"']/.test(value)) return [withOwnFolder(state, word)]
    return name![1] === '"' ? [value] : value.split(/\s+/).filter((part) => part !== '')
  })
}

function known(
  name: string,
  args: readonly string[] | undefined,
  variables: ShellState['variables'],
): string | undefined {
  return /^\d$/.test(name) ? args?.[Number(name) - 1] : variables.get(name)
}
