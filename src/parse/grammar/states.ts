/**
 * What may stand next in an expression, as one small number. 0 is no state: the text is not known to be Python.
 */
export const REJECT = 0
/** First in an element of a list, of arguments or of a display: anything. */
export const FRESH = 1
/** First in an expression: `lambda` may stand here, `*` and `yield` may not. */
export const EXPRESSION = 2
/** Operand of `and`, `or`, `not` or `if`: no `lambda`. */
export const CONDITION = 3
/** Operand of any other operator: no `not` either. */
export const OPERAND = 4
/** After `await`: no sign either. */
export const PRIMARY = 5
/** After an operand. */
export const AFTER = 6
/** After a string, which another string may follow. */
export const AFTER_STRING = 7
/** After a name that stands first in its element: `=` makes it a keyword, `:=` a target. */
export const AFTER_NAME = 8
/** After a dot. */
export const ATTRIBUTE = 9
/** After an operand and `not`. */
export const NOT_IN = 10
/** After `is`. */
export const IS = 11
/** After `yield`. */
export const YIELD = 12
/** After `for`, and after a comma there. */
export const LOOP = 13
export const LOOP_MORE = 14
/** After a loop variable. */
export const LOOP_NAME = 15
/** Literal part of an f-string. */
export const TEXT = 16
/** After `!` in a field, after the letter behind it, and after `=`. */
export const CONVERSION = 17
export const CONVERTED = 18
export const DEBUGGED = 19
/** First in a parameter; after its name, after `*`, `**`, and the names behind them, after `/`. */
export const PARAMETER = 20
export const PARAMETER_NAME = 21
export const PARAMETER_STAR = 22
export const PARAMETER_STARS = 23
export const PARAMETER_STARRED = 24
export const PARAMETER_SLASH = 25
/** First in a subscript; after a comma in it; after a colon in it. */
export const SUBSCRIPT = 26
export const SUBSCRIPT_MORE = 27
export const SLICE = 28
/** After `async` in a comprehension. */
export const ASYNC = 29

/** After `*` between loop variables. */
export const LOOP_STAR = 30

export const STATES = 31
