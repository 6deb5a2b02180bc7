import { isAscii, isUtf8 } from 'node:buffer'

/** Text with `\n` as its only line end and without a byte order mark, or why there is none. */
export type Decoded = { readonly text: string } | { readonly reason: string }

/** The rules of PEP 263: a comment in line 1, or in line 2 when line 1 is blank or a comment. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/

/** Enough for two lines; a cookie further right than this is none that a person wrote. */
const COOKIE_BYTES = 400

/** Python's names of codecs that the web's list of encodings calls otherwise. */
const WEB_NAMES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp874: 'windows-874',
  'latin-9': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'mac-roman': 'macintosh',
}

/**
 * Bytes 0x80 to 0x9f of Windows-1252; a space is undefined. Node 20 decodes them as Latin-1 (nodejs/node 56542).
 */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Text in these looks like ASCII and is not, so it must not be read as such. */
const SEVEN_BIT = /^(?:utf-?7|u7|iso-?2022.*|hz.*)$/

/**
 * Decodes Python source as Python does: byte order mark, else encoding cookie, else UTF-8.
 * Never guesses: bytes that do not fit give a reason with what to do.
 */
export function decodeSource(bytes: Buffer): Decoded {
  const marked = withoutMark(bytes)
  if ('reason' in marked) return marked
  if (marked.rest.includes(0)) return { reason: 'holds NUL bytes, so it is no Python source: exclude it' }
  const name = cookieOf(marked.rest)
  return isUtf8Name(name) || marked.rest !== bytes ? decodeUtf8(marked.rest) : decodeAs(marked.rest, name)
}

/** Decodes UTF-8 with or without a byte order mark: notebooks, and source without a cookie. */
export function decodeUtf8(bytes: Buffer): Decoded {
  const marked = withoutMark(bytes)
  if ('reason' in marked) return marked
  if (!isUtf8(marked.rest)) return { reason: notUtf8(marked.rest) }
  return textOf(marked.rest.toString(isAscii(marked.rest) ? 'latin1' : 'utf8'))
}

function withoutMark(bytes: Buffer): { readonly rest: Buffer } | { readonly reason: string } {
  const [a, b, c] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return { reason: 'is UTF-16, which Python cannot read: save it as UTF-8' }
  }
  return { rest: a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes }
}

function cookieOf(bytes: Buffer): string {
  const [first = '', second = ''] = bytes.toString('latin1', 0, COOKIE_BYTES).split(/\r\n?|\n/, 2)
  const cookie = COOKIE.exec(first) ?? (BLANK_OR_COMMENT.test(first) ? COOKIE.exec(second) : null)
  return normalised(cookie?.[1] ?? 'utf-8')
}

function normalised(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

function isUtf8Name(name: string): boolean {
  return /^(?:utf-?8|u8|cp65001)(?:-|$)/.test(name)
}

function decodeAs(bytes: Buffer, name: string): Decoded {
  if (SEVEN_BIT.test(name)) return { reason: unknownCodec(name) }
  if (isAscii(bytes) || isLatin1(name)) return textOf(bytes.toString('latin1'))
  if (/^(?:us-)?ascii$|^646$/.test(name)) return { reason: misfit(name) }
  return decodeWith(bytes, name)
}

/** The web's list reads these names as windows-1252, Python does not. */
function isLatin1(name: string): boolean {
  return /^(?:latin-?1|iso-?8859-1|iso-latin-1|l1|8859|cp819)(?:-|$)/.test(name)
}

function decodeWith(bytes: Buffer, name: string): Decoded {
  const decoder = decoderFor(WEB_NAMES[name] ?? name.replace(/^cp(?=125\d$)/, 'windows-'))
  if (decoder === undefined) return { reason: unknownCodec(name) }
  if (decoder.encoding === 'windows-1252') return decodeWindows(bytes, name)
  try {
    return textOf(decoder.decode(bytes))
  } catch {
    return { reason: misfit(name) }
  }
}

function decodeWindows(bytes: Buffer, name: string): Decoded {
  const text = bytes.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80]!)
  const undefinedBytes = bytes.some((byte) => WINDOWS_1252[byte - 0x80] === ' ')
  return undefinedBytes ? { reason: misfit(name) } : textOf(text)
}

/** Undefined for a name that is not known, and for UTF-16: Python source has to be a superset of ASCII. */
function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return decoder.encoding.startsWith('utf-16') ? undefined : decoder
  } catch {
    return undefined
  }
}

function unknownCodec(name: string): string {
  return `declares the encoding "${shown(name)}", which is not known here: save it as UTF-8`
}

function misfit(name: string): string {
  return `does not decode as "${shown(name)}", the encoding it declares: save it as UTF-8`
}

function notUtf8(bytes: Buffer): string {
  return `is not UTF-8 (first in line ${lineOfFault(bytes)}): save it as UTF-8 or declare its encoding in line 1`
}

/** Line of the first byte that is not UTF-8. No valid sequence goes beyond the end of its line. */
function lineOfFault(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    const stop = end < 0 ? bytes.length : end + 1
    try {
      decoder.decode(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop
  }
  return line
}

function textOf(text: string): Decoded {
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text }
}

function shown(name: string): string {
  return name.slice(0, 40)
}
