import type { Dependencies, Dependency } from '../../../src/facts/types/dependencies.ts'
import type { Evidence } from '../../../src/model.ts'

/** What examples and documents need says nothing of the project. */
const ASIDE = /(^|\/)(examples?|docs?|tutorials?|samples?)\//

/**
 * Declared dependencies whose normalised name matches, each name once. What stands in a list of all that was installed
 * (`pip freeze`) is left out: there a name is no sign that anybody wants it.
 */
export function declaredTools({ declared }: Dependencies, pattern: RegExp): Dependency[] {
  const found = declared.filter(
    ({ name, frozen, source, at }) => !frozen && source !== 'notebook' && !ASIDE.test(at.path) && pattern.test(name),
  )
  return [...new Map(found.toReversed().map((one) => [one.name, one])).values()].toReversed()
}

/** That something is declared, on the lowest rung. */
export function declaredEvidence({ name, at }: Dependency): Evidence {
  return { message: `${name} is declared as a dependency`, at, level: 'declared' }
}
