import { printable } from '../index.ts'

/** What reports draw with: line ends, and colours that last until the next one. */
const OURS = /(\n|\x1b\[\d+m)/

/**
 * The same text without what could steer a terminal otherwise. Tables and JSON hold names from the repository as they
 * are, which is right in a file but not on a screen.
 */
export function harmless(text: string): string {
  return text
    .split(OURS)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('')
}
