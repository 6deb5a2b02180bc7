const SPACE = 32
const TAB = 9
const FORM_FEED = 12
const BACKSLASH = 92
const BYTE_ORDER_MARK = 0xfeff

/** Columns of the first token of a logical line: with tab stops at every `tab` columns. */
export function columnOf(source: string, lineStart: number, tokenStart: number, tab: number): number {
  let column = 0
  for (let at = lineStart; at < tokenStart; at++) {
    const unit = source.charCodeAt(at)
    // The first backslash after white space settles the indentation, as in CPython.
    if (unit === BACKSLASH && column > 0) return column
    column = columnAfter(column, unit, tab)
  }
  return column
}

function columnAfter(column: number, unit: number, tab: number): number {
  if (unit === SPACE) return column + 1
  if (unit === TAB) return column - (column % tab) + tab
  return unit === FORM_FEED ? 0 : column
}

/** Offset of the first character that is no byte order mark. */
export function afterByteOrderMark(source: string): number {
  return source.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
}
