import type { ResolvedImport } from '../types/graph.ts'
import type { Import, ModuleFacts } from '../types.ts'
import type { Meaning } from './meaning.ts'
import { isOptional } from './optional.ts'

/** What an imported name of another package stands for; undefined where it is not known which one. */
export function foreignMeaning(
  facts: ModuleFacts,
  statement: Import,
  { origin }: Pick<ResolvedImport, 'origin'>,
): Meaning | undefined {
  if (origin === 'unknown' || statement.level > 0) return undefined
  return {
    name: foreignName(statement),
    origin: origin === 'standard-library' ? 'standard-library' : 'third-party',
    confidence: 'high',
    guarded: statement.local && isOptional(facts, statement.line),
  }
}

/** `import a.b` binds `a`, `import a.b as c` the module, `from a import b` the name in it. */
function foreignName({ module, name, bound }: Import): string {
  if (name !== undefined) return name === '*' ? module : `${module}.${name}`
  return bound === module.split('.', 1)[0] ? bound : module
}
