import type { Smell } from '../../../facts/types/smells.ts'
import type { Statement } from '../../statements/statement.ts'
import * as code from '../../tokens/codes.ts'
import type { Syntax } from '../syntax.ts'
import { textOf } from './text.ts'

/** Handlers that catch everything: a bare `except` that does not raise again, and broad ones that do nothing at all. */
export function exceptionSmells(syntax: Syntax): Smell[] {
  const handlers = [...syntax.statements.keys()].filter((index) => syntax.statements[index]!.kind === code.EXCEPT)
  return handlers.flatMap((index) => {
    const statement = syntax.statements[index]!
    const caught = caughtBy(syntax, statement)
    const body = syntax.statements.slice(index + 1, statement.last)
    if (doesNothing(syntax, body))
      return isBroad(caught) ? [smell(syntax, statement, 'swallowed-exception', caught)] : []
    const raises = body.some(({ kind }) => kind === code.RAISE)
    return caught === '' && !raises ? [smell(syntax, statement, 'bare-except', 'except:')] : []
  })
}

/** Text between `except` and the colon or `as`; empty for a bare one. */
function caughtBy(syntax: Syntax, { first, end }: Statement): string {
  const text = textOf(syntax.tokens, first + 1, end - 1)
  return text.replace(/\s+as\s+\w+$/, '').trim()
}

function isBroad(caught: string): boolean {
  return caught === '' || /^\(?\s*(Base)?Exception\s*\)?$/.test(caught)
}

/** Nothing but `pass`, `...` or `continue`. */
function doesNothing({ tokens }: Syntax, body: readonly Statement[]): boolean {
  const idle = ({ kind, first, end }: Statement) =>
    kind === code.PASS || kind === code.CONTINUE || (end - first === 1 && tokens.code[first] === code.ELLIPSIS)
  return body.length > 0 && body.every(idle)
}

function smell({ tokens }: Syntax, { first }: Statement, kind: Smell['kind'], caught: string): Smell {
  const line = tokens.line[first]!
  return { kind, line, endLine: line, what: caught === '' ? 'except:' : caught }
}
