import type { Unit } from '../../facts/types.ts'
import type { Statement } from '../statements/statement.ts'
import type { Tokens } from '../tokens/buffer.ts'
import { countLines } from './code-lines.ts'
import { complexities } from './complexity.ts'
import { contents } from './content.ts'
import type { Owners, UnitDraft } from './owners.ts'
import { parameterCount } from './parameters.ts'
import { endLineOf, lastToken, type Syntax } from './syntax.ts'

interface Extent {
  line: number
  endLine: number
  codeLines: number
}

/** Measures the units, in the order of `owners.units`. */
export function measureUnits(syntax: Syntax, owners: Owners, kinds: Uint8Array): Unit[] {
  const complexity = complexities(syntax, owners)
  const content = contents(syntax, owners)
  const bodies = bodyExtents(syntax, owners, kinds)
  return owners.units.map((draft, index) => {
    const extent = bodies[index] ?? functionExtent(syntax, draft, kinds)
    return {
      name: draft.name,
      kind: draft.kind,
      ...extent,
      totalLines: extent.endLine - extent.line + 1,
      parameters: isFunction(draft) ? parameterCount(syntax, draft.statement, draft.kind === 'method') : 0,
      complexity: complexity[index]!,
      content: content[index]!,
    }
  })
}

function isFunction({ kind }: UnitDraft): boolean {
  return kind === 'function' || kind === 'method'
}

/** From `def` to the end of the last statement; the signature is one line, however many it takes. */
function functionExtent({ tokens, statements }: Syntax, draft: UnitDraft, kinds: Uint8Array): Extent {
  const definition = statements[draft.statement]!
  const headerEnd = endLineOf(tokens, lastToken(definition))
  const endLine = endLineOf(tokens, lastToken(statements[definition.last - 1]!))
  const codeLines = 1 + countLines(kinds, headerEnd + 1, endLine)
  return { line: tokens.line[definition.first]!, endLine, codeLines }
}

/** Of script and class bodies: from the first to the last own statement, what other units own between them left out. */
function bodyExtents({ tokens, statements }: Syntax, owners: Owners, kinds: Uint8Array): (Extent | undefined)[] {
  const extents = owners.units.map((draft) => (isFunction(draft) ? undefined : { line: 0, endLine: 0, codeLines: 0 }))
  statements.forEach((statement, index) => {
    const extent = extents[owners.ofStatement[index]!]
    if (extent !== undefined) addStatement(extent, tokens, statement, kinds)
  })
  return extents
}

function addStatement(extent: Extent, tokens: Tokens, statement: Statement, kinds: Uint8Array): void {
  const from = tokens.line[statement.first]!
  const to = endLineOf(tokens, lastToken(statement))
  if (extent.line === 0) extent.line = from
  extent.codeLines += countLines(kinds, Math.max(from, extent.endLine + 1), to)
  extent.endLine = Math.max(extent.endLine, to)
}
