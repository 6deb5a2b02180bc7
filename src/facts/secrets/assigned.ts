import { entropy } from '../../untrusted/entropy.ts'
import { looksRandom } from '../../untrusted/random-looking.ts'
import { isPlaceholder } from './placeholder.ts'

/** One assignment of a random-looking text to a name of a secret. */
export interface Assigned {
  /** Offset of the name in the text. */
  readonly at: number
  readonly kind: string
}

const NAMES =
  /(?:pass(?:word|wd|phrase)|pwd|secret(?:[_-]?(?:access[_-]?)?key)?|(?:api|access|auth|account|master|subscription)[_-]?key|(?:access|auth|api|bearer|refresh|bot|user)[_-]?token|token)(?![A-Za-z])/gi

/** Names of another thing that end like one of a secret: `pad_token`, `public_access_key`. */
const OTHER =
  /(pad|eos|bos|unk|mask|sep|cls|special|stop|start|end|image|max|new|num|next|prev|sub|public|hashed)[_-]?$/i

/** Behind the name: the end of a quoted key, a type, then `=`, `:` or `=>`. */
const QUOTED =
  /^\d{0,2}["'`]?\]?\s{0,4}(?::\s{0,2}(?:str|String|Optional\[str\])\s{0,2}=|=>|[=:])\s{0,4}[rbu]?(["'`])([^"'`\s]{8,200})\1/
const BARE = /^\d{0,2}\s{0,4}[=:]\s{0,4}([^\s"'`#,;]{8,200})\s*(?:#.*)?$/m

const WINDOW = 300

/**
 * Assignments in a text, by offset. Linear: each name is looked at once, with a bounded look ahead.
 * @param bare values without quotes count as well, as in `.env`, YAML and shell
 */
export function findAssigned(text: string, bare: boolean): Assigned[] {
  const found: Assigned[] = []
  for (const match of text.matchAll(NAMES)) {
    const at = match.index
    const name = match[0]
    if (OTHER.test(text.slice(Math.max(0, at - 12), at))) continue
    const value = valueBehind(text.slice(at + name.length, at + name.length + WINDOW), bare)
    if (value !== undefined && isSecret(name, value)) found.push({ at, kind: kindOf(name) })
  }
  return found
}

function valueBehind(text: string, bare: boolean): string | undefined {
  const quoted = QUOTED.exec(text)?.[2]
  if (quoted !== undefined || !bare) return quoted
  const newline = text.indexOf('\n')
  return BARE.exec(newline < 0 ? text : text.slice(0, newline))?.[1]
}

function kindOf(name: string): string {
  if (/^p/i.test(name)) return 'password'
  if (/token/i.test(name)) return 'token'
  return /secret/i.test(name) ? 'secret' : 'key'
}

function isSecret(name: string, value: string): boolean {
  if (isPlaceholder(value)) return false
  return /^p/i.test(name) ? isPassword(value) : looksRandom(value)
}

/** People choose passwords: three sorts of characters at least. */
function isPassword(value: string): boolean {
  const sorts = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((sort) => sort.test(value)).length
  return value.length >= 10 && sorts >= 3 && entropy(value) >= 3 && !/[()/\\[\]]|^\W|::/.test(value)
}
