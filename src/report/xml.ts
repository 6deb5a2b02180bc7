import { printable } from './printable.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Text for an element or an attribute of XML 1.0. What must not stand in a document at all (section 2.2 of the
 * recommendation) is shown as an escape, line breaks of our own stay.
 */
export function xmlText(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line).replace(/[\uFFFE\uFFFF]/g, '\uFFFD'))
    .join('\n')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

/** `name="value"` pairs with a blank before each; absent values are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${xmlText(printable(String(value)))}"`))
    .join('')
}
