import { locate } from '../facts/types/locate.ts'
import type { SuppressionComment } from '../facts/types/suppressions.ts'
import type { ModuleFacts, Unit } from '../facts/types.ts'
import { given } from '../given.ts'
import type { Finding, Location, RuleId, Suppression, SuppressionProblem } from '../model.ts'
import { moduleLine, placesOf } from './places.ts'

/** What a comment needs to know of its file. */
type Commented = Pick<ModuleFacts, 'path' | 'cells' | 'units' | 'suppressions'>

interface Comment extends SuppressionComment {
  /** The unit that begins at its target. */
  readonly unit?: Unit
  readonly module: Commented
  readonly at: Location
}

/** Comments of all modules that accept findings, and which of them were of use. */
export class Comments {
  readonly #byPath: ReadonlyMap<string, readonly Comment[]>
  readonly #used = new Set<string>()
  /** Comments on some copies of a clone, but not on enough of them. */
  readonly #short = new Set<Comment>()

  constructor(modules: readonly Commented[]) {
    this.#byPath = new Map(
      modules.flatMap((module) => {
        const { suppressions = [], path } = module
        return suppressions.length === 0 ? [] : [[path, commentsOf(module, suppressions)]]
      }),
    )
  }

  get any(): boolean {
    return this.#byPath.size > 0
  }

  /**
   * Why a finding is accepted; undefined when it is not. A clone needs a comment on all copies but one: each further copy
   * is a decision of its own, and a new one shows up.
   */
  suppressionOf(rule: RuleId, finding: Finding): Suppression | undefined {
    const places = placesOf(finding)
    const covering = places.map((place) => this.#coveringOf(rule, place)).filter((comments) => comments.length > 0)
    const [first] = covering.flat()
    if (first === undefined) return undefined
    const isEnough = covering.length >= Math.max(1, places.length - 1)
    for (const comment of covering.flat()) {
      if (isEnough) this.#used.add(keyOf(comment, rule))
      else this.#short.add(comment)
    }
    return isEnough ? { by: 'comment', reason: first.reason, at: first.at } : undefined
  }

  #coveringOf(rule: RuleId, place: Location): Comment[] {
    const comments = this.#byPath.get(place.path) ?? []
    const [first] = comments
    const line = first && moduleLine(place, first.module)
    return comments.filter(
      (one) => covers(one, line) && one.reason !== '' && one.rules.some((name) => means(name, rule)),
    )
  }

  /** What is wrong with comments. */
  problems(rules: RuleNames): SuppressionProblem[] {
    return [...this.#byPath.values()].flat().flatMap((comment) => {
      const fault = faultOf(comment)
      return fault === undefined ? this.#uselessIn(comment, rules) : [fault]
    })
  }

  /** Names that stand for no rule, and rules that found nothing there. */
  #uselessIn(comment: Comment, { judged, known }: RuleNames): SuppressionProblem[] {
    const { at, rules } = comment
    return rules.flatMap((name): SuppressionProblem[] => {
      const id = known.find((one) => means(name, one))
      if (id === undefined) {
        return [{ kind: 'unknown-rule', message: `there is no rule “${name}”; se-ml explain lists all`, at }]
      }
      if (!judged.has(id) || this.#used.has(keyOf(comment, id))) return []
      return [{ kind: 'unused', message: this.#short.has(comment) ? TOO_FEW : unused(comment, name), at }]
    })
  }
}

/** Rules that a comment may name. */
export interface RuleNames {
  /** Those that came to a verdict. */
  readonly judged: ReadonlySet<RuleId>
  /** All, also those that are switched off. */
  readonly known: readonly RuleId[]
}

/** What keeps a comment from accepting anything. */
function faultOf(comment: Comment): SuppressionProblem | undefined {
  const { at, rules, reason, module } = comment
  if (rules.length === 0) {
    const message = `${wording(comment)} names no rule: write ${example(module)}`
    return { kind: 'malformed', message, at }
  }
  if (reason !== '') return undefined
  const message = `${wording(comment)} has no reason, so it accepts nothing: write ${example(module)}`
  return { kind: 'no-reason', message, at }
}

/** A hostile module has many comments, units and findings: each comment looks for its unit once. */
function commentsOf(module: Commented, suppressions: readonly SuppressionComment[]): Comment[] {
  const units = new Map(module.units.filter(({ kind }) => kind !== 'script').map((unit) => [unit.line, unit]))
  return suppressions.map((one) => {
    const unit = one.target === undefined ? undefined : units.get(one.target)
    return { ...one, module, at: locate(module, one.line), ...given({ unit }) }
  })
}

/** As the language of the file writes comments. */
function example({ path }: Commented): string {
  const mark = /\.[cm]?[jt]sx?$/i.test(path) ? '//' : '#'
  return `“${mark} se-ml: ignore[write-short-units] -- reason”`
}

const TOO_FEW = 'the clone has more copies: to accept it, put the comment on all copies but one'

function unused({ scope }: Comment, name: string): string {
  const wide = scope === 'line' ? ', or use ignore-file for a finding on the whole file' : ''
  return `no finding of ${name} ${scope === 'line' ? 'here' : 'in this file'}: take the comment out${wide}`
}

function wording({ scope, rules }: Comment): string {
  return `ignore${scope === 'file' ? '-file' : ''}[${rules.join(', ')}]`
}

function keyOf({ module, line }: Comment, rule: RuleId): string {
  return `${rule}\n${line}\n${module.path}`
}

function means(name: string, rule: RuleId): boolean {
  return name === rule || name === rule.slice(rule.indexOf('/') + 1)
}

/** The file, its own line, the statement it is for, or the unit that begins there. */
function covers({ scope, line, target, alone, unit }: Comment, at: number | undefined): boolean {
  if (scope === 'file') return true
  if (at === undefined) return false
  if (at === line || at === target || (alone && at === line + 1)) return true
  return unit !== undefined && at >= unit.line && at <= unit.endLine
}
