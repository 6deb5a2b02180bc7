import type { CloneLines } from '../types.ts'

/** A 64-bit hash of a block, as 16 hexadecimal digits: equal for equal lines, wherever they stand. */
export function contentOf({ hashA, hashB }: CloneLines, first: number, lines: number): string {
  return fold(hashA, first, lines) + fold(hashB, first, lines)
}

/** FNV-1a with a whole line hash in each step instead of a byte. */
function fold(hashes: Uint32Array, first: number, lines: number): string {
  let hash = 0x811c9dc5
  for (let at = first; at < first + lines; at++) hash = Math.imul(hash ^ hashes[at]!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
