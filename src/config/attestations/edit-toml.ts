import type { Attestation } from '../../index.ts'
import { practiceName } from './check.ts'

const HEADER = '[[tool.se-ml.attestations]]'

/**
 * Puts an attestation into pyproject.toml as a table of its own, in place of an older one of the same practice. All other
 * lines stay as they are.
 */
export function editToml(text: string, attestation: Attestation): string {
  const lines = text.split('\n')
  const block = [HEADER, ...Object.entries(attestation).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)]
  const old = blocks(lines).find(({ start, end }) => isAbout(lines.slice(start, end), attestation))
  if (old !== undefined) return lines.toSpliced(old.start, old.end - old.start, ...block).join('\n')
  return `${text.trimEnd()}\n\n${block.join('\n')}\n`
}

interface Block {
  readonly start: number
  /** The line after its last one with a key. */
  readonly end: number
}

/** The tables of attestations, without the blank lines and comments that follow them. */
function blocks(lines: readonly string[]): Block[] {
  const starts = [...lines.keys()].filter((at) => lines[at]?.replaceAll(/[\s"']/g, '').startsWith(HEADER))
  return starts.map((start) => {
    const next = lines.findIndex((line, at) => at > start && /^\s*\[/.test(line))
    const last = lines.slice(0, next === -1 ? lines.length : next).findLastIndex((line) => /^\s*[^#\s]/.test(line))
    return { start, end: last + 1 }
  })
}

function isAbout(lines: readonly string[], { practice }: Attestation): boolean {
  const named = lines.map((line) => /^\s*["']?practice["']?\s*=\s*["']([^"']+)["']/.exec(line)?.[1])
  return named.some((name) => name !== undefined && practiceName(name) === practice)
}
