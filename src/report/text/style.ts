import { Chalk, type ChalkInstance } from 'chalk'
import type { Risk } from '../../model.ts'
import type { TextOptions } from './options.ts'

/** What the sections of a text report draw with. */
export interface Style {
  readonly width: number
  readonly candidates: number
  readonly target: string
  readonly paint: ChalkInstance
  /** One character for each band of risk; they can be told apart without colour. */
  readonly shade: Readonly<Record<Risk, string>>
  /** The same characters in the colour of their band. */
  risky(risk: Risk, text: string): string
}

/** Characters of code page 437, which terminal fonts have. */
const BLOCKS: Style['shade'] = { low: '░', moderate: '▒', high: '▓', 'very-high': '█' }
const ASCII: Style['shade'] = { low: '.', moderate: '-', high: '+', 'very-high': '#' }

export function createStyle({ color, ascii, ...options }: TextOptions): Style {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const colors = { low: paint.green, moderate: paint.yellow, high: paint.magenta, 'very-high': paint.red }
  return { ...options, paint, shade: ascii ? ASCII : BLOCKS, risky: (risk, text) => colors[risk](text) }
}
