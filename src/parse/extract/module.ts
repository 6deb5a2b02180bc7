import type { InspectedModule, MeasuredModule } from '../../facts/types.ts'
import { type Reading, wants } from '../reading.ts'
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
import { findOwners, type Owners } from './owners.ts'
import { findSilences } from './silences.ts'
import { findSmells } from './smells/index.ts'
import { findSuppressions } from './suppressions.ts'
import type { ReadSyntax, Syntax } from './syntax.ts'
import { measureUnits } from './units.ts'
import { findUses } from './uses.ts'

/** Facts that the text of a Python module gives. Where the file stands is known by the caller. */
export type PythonFacts = Omit<InspectedModule, 'path' | 'role' | 'cells' | 'errorLine'>

export function readSyntax(source: string): ReadSyntax {
  const tokens = tokenize(source)
  const { all: statements, errorLine } = readStatements(tokens)
  return { tokens, statements, errorLine: Math.min(tokens.errorLine ?? Infinity, errorLine ?? Infinity) }
}

/** All facts that are wanted, but whether the module is intact. */
export function extractFacts(syntax: Syntax, reading: Reading): PythonFacts {
  const { tokens } = syntax
  const owners = findOwners(syntax, reading.bodiesAreUnits)
  const kinds = codeLines(tokens, reading.freeStrings)
  const suppressions = findSuppressions(tokens)
  return {
    language: 'python',
    totalLines: tokens.lines.count,
    codeLines: countModule(kinds),
    units: measureUnits(syntax, owners, kinds),
    ...(suppressions.length > 0 && { suppressions }),
    cloneLines: cloneLines(syntax, kinds),
    ...(wants(reading, 'relations') ? findRelations(syntax, owners, reading) : NO_RELATIONS),
  }
}

type Relations = Omit<InspectedModule, keyof MeasuredModule | 'flow'>

const NO_RELATIONS: Relations = {
  imports: [],
  calls: [],
  uses: [],
  definitions: [],
  smells: [],
  assertions: [],
  names: { bindings: [], subscripts: [], signatures: [], classes: [], mains: [], optional: [] },
}

/** What a module has to do with others and with libraries, and what is unclean in it. */
function findRelations(syntax: Syntax, owners: Owners, reading: Reading): Relations {
  const imports = findImports(syntax)
  const calls = findCalls(syntax, owners.ofStatement)
  const all = findAll(syntax)
  const comments = findComments(syntax.tokens)
  const silences = findSilences(comments, syntax.tokens.line[0] ?? Infinity)
  return {
    imports,
    calls,
    uses: findUses(syntax, owners, imports),
    definitions: findDefinitions(syntax),
    ...(all && { all }),
    ...(silences && { silences }),
    smells: wants(reading, 'smells') ? findSmells(syntax, { comments, calls, imports }) : [],
    assertions: findAssertions(syntax, calls),
    names: findNames(syntax, owners, imports),
  }
}
