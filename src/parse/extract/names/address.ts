import type { Tokens } from '../../tokens/buffer.ts'
import * as code from '../../tokens/codes.ts'
import { stringAt } from './values.ts'

/** What names a server, a database or a folder. Other texts are not kept: most constants are texts for people. */
const ADDRESS = /^([a-z][a-z0-9+]{1,20}:\/|\.{0,2}\/[\w.]|mlruns\b|databricks\b)/

/** The value of the tokens, where they are one plain string that is an address. */
export function addressAt(tokens: Tokens, first: number, end: number): string | undefined {
  if (end - first !== 1 || tokens.code[first] !== code.STRING) return undefined
  const text = stringAt(tokens, first)
  return ADDRESS.test(text) ? text : undefined
}
