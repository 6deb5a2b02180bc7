import type { Counting, InspectedModule, Language, ModuleFacts } from '../../facts/types.ts'
import { findSilences } from '../extract/silences.ts'
import { findAssertions } from './assertions.ts'
import { findCalls } from './calls.ts'
import { cloneLines } from './clone-lines.ts'
import { countLines } from './code-lines.ts'
import { findDefinitions } from './definitions.ts'
import { findImports } from './imports/index.ts'
import { measureUnits } from './measure.ts'
import { remarksOf } from './smells/comments.ts'
import { findSmells } from './smells/index.ts'
import { findSuppressions } from './suppressions.ts'
import type { Syntax } from './syntax.ts'
import { findOwners } from './units.ts'
import { findUses } from './uses.ts'

/** Facts that the text of a module gives. Where the file stands is known by the caller. */
export type ScriptFacts = Omit<InspectedModule, 'path' | 'role'>

/** What only Python code has: types of variables, columns of frames, optional packages. */
export const NO_NAMES: ModuleFacts['names'] = {
  bindings: [],
  subscripts: [],
  signatures: [],
  classes: [],
  mains: [],
  optional: [],
}

export function extractFacts(syntax: Syntax, language: Language, { bodiesAreUnits }: Counting): ScriptFacts {
  const owners = findOwners(syntax.tree, bodiesAreUnits)
  const imports = findImports(syntax)
  const calls = findCalls(syntax, owners)
  const suppressions = findSuppressions(syntax)
  const silences = findSilences(
    syntax.comments.flatMap((comment) => remarksOf(syntax, comment)),
    0,
  )
  return {
    language,
    totalLines: syntax.lines.count,
    codeLines: countLines(syntax.isCode, 1, syntax.lines.count),
    units: measureUnits(syntax, owners, bodiesAreUnits),
    imports,
    calls,
    uses: findUses(syntax, imports),
    definitions: findDefinitions(syntax),
    ...(silences && { silences }),
    ...(suppressions.length > 0 && { suppressions }),
    smells: findSmells(syntax),
    assertions: findAssertions(calls),
    names: NO_NAMES,
    cloneLines: cloneLines(syntax),
  }
}
