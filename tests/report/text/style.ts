import { createStyle, type Style } from '../../../src/report/text/style.ts'

/** How sections are drawn in these tests: without colour, in ASCII, 60 columns wide. */
export function style(
  options: Partial<{ width: number; candidates: number; color: boolean; target: string }> = {},
): Style {
  return createStyle({ color: false, ascii: true, width: 60, candidates: 3, target: '.', ...options })
}
