import type { ModuleNames } from '../../../facts/types/names.ts'
import type { Import } from '../../../facts/types.ts'
import type { Owners } from '../owners.ts'
import type { Syntax } from '../syntax.ts'
import { findBindings } from './bindings.ts'
import { findMains, findOptional } from './ranges.ts'
import { findClasses, findSignatures } from './signatures.ts'
import { findSubscripts } from './subscripts.ts'

/** What names stand for, as far as the text of a module says. */
export function findNames(syntax: Syntax, owners: Owners, imports: readonly Import[]): ModuleNames {
  return {
    bindings: findBindings(syntax, owners.ofStatement),
    subscripts: findSubscripts(syntax, owners.ofStatement),
    signatures: findSignatures(syntax, owners),
    classes: findClasses(syntax),
    mains: findMains(syntax),
    optional: findOptional(syntax, imports),
  }
}
