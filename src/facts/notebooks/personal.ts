import { asTable } from '../read/plain.ts'
import type { PersonalOutput } from '../types/notebooks.ts'
import type { RawCell } from './cells.ts'

/** Longer outputs of a cell are read in part. */
const LONGEST = 200_000
const MOST_SIGNS = 2000

/** One or two may be the author's own, or an example. */
const LEAST = 3

/** Personal data that cells print, for cells with three different ones or more. Counted, never kept. */
export function personalOutputs(cells: readonly RawCell[]): PersonalOutput[] {
  return cells.flatMap(({ cell, outputs }) => {
    const text = outputs.map(printed).join('\n').slice(0, LONGEST)
    if (text === '') return []
    const counts = { 'e-mail addresses': mails(text), 'phone numbers': phones(text), 'bank accounts': accounts(text) }
    return Object.entries(counts)
      .filter(([, count]) => count >= LEAST)
      .map(([kind, count]) => ({ kind: kind as PersonalOutput['kind'], cell, count }))
  })
}

function printed(output: Readonly<Record<string, unknown>>): string {
  const data = Object.entries(asTable(output.data)).filter(([type]) => /^text\/(plain|html)$/.test(type))
  return [output.text, ...data.map(([, value]) => value)].map(flat).join('\n')
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('') : ''
}

/** Domains for examples, and addresses of programs. */
const MADE_UP = /@(\w+\.)*(example|test|localhost|invalid|email|domain|users\.noreply)\b|^(no-?reply|git|root)@/i

/** From each `@` to both sides: no pattern has to search the whole text. */
function mails(text: string): number {
  const found = new Set<string>()
  for (
    let at = text.indexOf('@'), signs = 0;
    at !== -1 && signs < MOST_SIGNS;
    at = text.indexOf('@', at + 1), signs++
  ) {
    const name = /[\w.+-]+$/.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    const host = /^@[\w-]+(\.[\w-]+)*\.[a-z]{2,}/i.exec(text.slice(at, at + 100))?.[0]
    if (name && host && !MADE_UP.test(`${name}${host}`)) found.add(`${name}${host}`.toLowerCase())
  }
  return found.size
}

const PHONE = /\+\d{1,3}[ .-]\(?\d{1,4}\)?(?:[ .-]\d{2,4}){2,4}\b|\(\d{3}\) ?\d{3}-\d{4}\b/g

function phones(text: string): number {
  return new Set(text.match(PHONE) ?? []).size
}

const ACCOUNT = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g

/** International bank account numbers whose check digits are right (ISO 13616). */
function accounts(text: string): number {
  const found = (text.match(ACCOUNT) ?? []).map((one) => one.replaceAll(' ', ''))
  return new Set(found.filter(isAccount)).size
}

function isAccount(account: string): boolean {
  const digits = [...account.slice(4), ...account.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('')
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
