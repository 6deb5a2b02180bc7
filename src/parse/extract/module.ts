import type { Counting, ModuleFacts } from '../../facts/types.ts'
import { readStatements } from '../statements/statements.ts'
import { tokenize } from '../tokens/lexer.ts'
import { findAssertions } from './assertions.ts'
import { findCalls } from './calls.ts'
import { cloneLines } from './clone-lines.ts'
import { codeLines, countModule } from './code-lines.ts'
import { findComments } from './comments.ts'
import { findAll, findDefinitions } from './definitions.ts'
import { findImports } from './imports.ts'
import { findNames } from './names/index.ts'
import { findOwners } from './owners.ts'
import { findSilences } from './silences.ts'
import { findSmells } from './smells/index.ts'
import { findSuppressions } from './suppressions.ts'
import type { ReadSyntax, Syntax } from './syntax.ts'
import { measureUnits } from './units.ts'
import { findUses } from './uses.ts'

/** Facts that the text of a Python module gives. Where the file stands is known by the caller. */
export type PythonFacts = Omit<ModuleFacts, 'path' | 'role' | 'cells' | 'errorLine'>

export function readSyntax(source: string): ReadSyntax {
  const tokens = tokenize(source)
  const { all: statements, errorLine } = readStatements(tokens)
  return { tokens, statements, errorLine: Math.min(tokens.errorLine ?? Infinity, errorLine ?? Infinity) }
}

/** All facts but whether the module is intact. */
export function extractFacts(syntax: Syntax, counting: Counting): PythonFacts {
  const { tokens } = syntax
  const owners = findOwners(syntax, counting.bodiesAreUnits)
  const kinds = codeLines(tokens, counting.freeStrings)
  const imports = findImports(syntax)
  const calls = findCalls(syntax, owners.ofStatement)
  const all = findAll(syntax)
  const suppressions = findSuppressions(tokens)
  const comments = findComments(tokens)
  const silences = findSilences(comments, tokens.line[0] ?? Infinity)
  return {
    language: 'python',
    totalLines: tokens.lines.count,
    codeLines: countModule(kinds),
    units: measureUnits(syntax, owners, kinds),
    imports,
    calls,
    uses: findUses(syntax, owners, imports),
    definitions: findDefinitions(syntax),
    ...(all && { all }),
    ...(suppressions.length > 0 && { suppressions }),
    ...(silences && { silences }),
    smells: findSmells(syntax, { comments, calls, imports }),
    assertions: findAssertions(syntax, calls),
    names: findNames(syntax, owners, imports),
    cloneLines: cloneLines(syntax, kinds),
  }
}
