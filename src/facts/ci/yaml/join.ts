import type { Mask } from '../effect.ts'
import { type Script, type ScriptPlace, SINGLE } from '../script.ts'
import type { ShellMode } from '../shell/state.ts'
import type { YamlNode } from './node.ts'

interface Joined {
  readonly text: string
  readonly places: readonly ScriptPlace[]
  /** Lines where the texts begin. */
  readonly items: readonly number[]
}

/** Several texts as one, each line with its place. */
function joinTexts(nodes: readonly YamlNode[]): Joined {
  const lines: string[] = []
  const places: ScriptPlace[] = []
  const items: number[] = []
  for (const node of nodes) {
    if (node.kind !== 'text') continue
    items.push(lines.length)
    for (const [index, line] of node.text.replace(/\n$/, '').split('\n').entries()) {
      lines.push(line)
      places.push({ path: node.path, line: node.textLine + (node.byLine ? index : 0) })
    }
  }
  return { text: lines.join('\n'), places, items }
}

export interface ListOptions {
  readonly mask?: Mask | undefined
  readonly folder?: string | undefined
  readonly variables?: Readonly<Record<string, string>> | undefined
}

/** A list of commands that a system writes into one script. */
export function scriptOfList(nodes: readonly YamlNode[], mode: ShellMode, options: ListOptions = {}): Script[] {
  const { text, places } = joinTexts(nodes)
  const [first] = places
  return first === undefined ? [] : [{ ...first, text, places, byLine: false, folder: '', mode, ...options }]
}

/** A list of commands that a system runs one by one in one shell: the status of each counts. */
export function scriptOfItems(nodes: readonly YamlNode[], options: ListOptions = {}, mode = SINGLE): Script[] {
  const { text, places, items } = joinTexts(nodes)
  const [first] = places
  return first === undefined ? [] : [{ ...first, text, places, items, byLine: false, folder: '', mode, ...options }]
}
