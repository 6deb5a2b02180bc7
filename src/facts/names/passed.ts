import type { PassedFunction, Target } from '../types/names.ts'
import type { Resolver } from './resolver.ts'
import type { Scope } from './scope.ts'

/** What looks at a function that it is given, and does not call it: `assert callable(clean)`. */
const LOOKS_AT =
  /^(callable|isinstance|issubclass|type|id|hash|hasattr|getattr|dir|vars|help|print|repr|str|bool|inspect\.\w+)$|\.assert(Not)?(Is|True|False|Equal|In)\w*$/

/**
 * Functions of this repository that are given to a call, which calls them in turn: `node(func=clean)`, `rows.map(parse)`.
 * What the call itself is need not be known. Linear in the arguments.
 * @param roles whose modules are looked through
 */
export function findPassed(resolver: Resolver, roles: ReadonlySet<string>): PassedFunction[] {
  const found: PassedFunction[] = []
  for (const scope of resolver.scopes) if (roles.has(scope.facts.role)) addPassed(resolver, scope, found)
  return found
}

function addPassed(resolver: Resolver, scope: Scope, found: PassedFunction[]): void {
  const { module } = scope
  for (const [call, { callee, unit, line, arguments: given }] of scope.facts.calls.entries()) {
    if (LOOKS_AT.test(callee)) continue
    for (const { name } of given) {
      if (name === undefined || !mayBeFunction(scope, name)) continue
      const to = resolver.resolve(name, { module, unit, line })?.to ?? fixtureIn(scope, name)
      if (to !== undefined && to.class === undefined) found.push({ module, call, to })
    }
  }
}

/** A parameter that has the name of a function of its module: pytest calls that function for it. */
function fixtureIn({ module, units, facts }: Scope, name: string): Target | undefined {
  const unit = units.get(name)
  return unit !== undefined && facts.units[unit]!.kind === 'function' ? { module, unit } : undefined
}

/** A function of this module, or something imported: only these can be passed on. */
function mayBeFunction({ units, imports, stars }: Scope, name: string): boolean {
  const dot = name.indexOf('.')
  const root = dot < 0 ? name : name.slice(0, dot)
  const isKnown = root === 'self' || units.has(root) || imports.has(root) || stars.length > 0
  return isKnown && !name.includes('(') && !name.includes('[')
}
