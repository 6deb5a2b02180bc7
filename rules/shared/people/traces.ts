import { isProtected } from '../../../src/facts/types/person-columns.ts'
import type { ModuleFacts } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import { privacyTools } from './privacy-tools.ts'

/** Names of code on what people are owed: a trace, no proof. A queue that is fair is so to jobs. */
const NAMED =
  /fairness|disparate_?impact|demographic_?parity|equali[sz]ed_?odds|anonymi[sz]|pseudonymi[sz]|differential_?privacy|dp_?sgd|gdpr/i
const OF_JOBS = /queue|schedul|lock|load|thread|resource|batch/i

const MOST = 3

/**
 * Signs that code deals with persons where no column of their data was seen: lists that name protected attributes, functions
 * and classes named after fairness or privacy, tools for privacy.
 */
export function tracesOfPersons(code: Code): Evidence[] {
  const inModules = code.modules.flatMap((facts, module) =>
    /^(source|notebook)$/.test(facts.role)
      ? [...lists(facts), ...named(facts)].map(({ line, message }) => ({
          message,
          at: placeOf(code.modules, { module, line }),
        }))
      : [],
  )
  const tools = privacyTools(code).uses.map(({ evidence: { message, at } }) => ({ message, ...(at && { at }) }))
  return [...tools, ...inModules].slice(0, MOST)
}

interface Trace {
  readonly line: number
  readonly message: string
}

/** `columns = ["tenure", "gender_id"]`, and a record that is given as it stands: `Frame({"gender": ...})`. */
function lists({ names, calls }: ModuleFacts): Trace[] {
  const bound = names.bindings.map(({ items, line }) => ({ line, words: items ?? [] }))
  const given = calls.map(({ arguments: all, line }) => ({ line, words: all.flatMap(({ keys }) => keys ?? []) }))
  return [...bound, ...given].flatMap(({ line, words }) => {
    const found = words.length > 1 ? words.find(isProtected) : undefined
    return found === undefined ? [] : [{ line, message: `a list names \`${found}\`` }]
  })
}

function named({ units, names }: ModuleFacts): Trace[] {
  return [...units, ...names.classes]
    .filter(({ name }) => NAMED.test(name) && !OF_JOBS.test(name))
    .map(({ name, line }) => ({ line, message: `\`${name}\` is named after fairness or privacy` }))
}
