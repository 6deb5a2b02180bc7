import type { CiFacts } from '../../src/facts/types/ci.ts'
import type { Documents } from '../../src/facts/types/documents.ts'
import type { FeatureEntry } from '../../src/facts/types/pipelines.ts'
import type { ProjectFile } from '../../src/facts/types.ts'
import type { Evidence, FoundPlace, Location, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type Code, placeOf } from '../shared/evidence/use.ts'
import { findDictionary, namedInDocuments } from '../shared/features/dictionary.ts'
import { type Feature, knownFeatures } from '../shared/features/known.ts'
import { owningRule } from '../shared/owners/covers.ts'
import { placeName } from '../shared/place-name.ts'
import { isOtherKind, lacks } from '../shared/profile/applies.ts'

/** Parts of the grade (practices.md, practice 12). */
const DOCUMENTED = 0.5
const OWNED = 0.3
const CHECKED = 0.2

/** Where no feature has an owner, half of the practice is not there: less than `mostly`. */
const WITHOUT_OWNER = 0.45

/** `* @team` owns everything, and so nobody looks after this feature in particular. */
const OWNED_BY_ALL = 0.5

/** What a dictionary that cannot be looked into is taken to describe. */
const IN_DICTIONARY = 0.5

const CRYPTIC =
  /^(f|feat|feature|col|column|var|tmp|temp|new|test|foo|bar)_?\d*$|^(feat|feature|col|var)_(new|tmp|old)$|^(tmp|temp)_/i
const CRYPTIC_PENALTY = 0.1

export default definePractice({
  id: 'training/feature-ownership-docs',
  number: 12,
  title: 'Assign an Owner to Each Feature and Document its Rationale',
  why: `A feature outlives the person who had the idea. Without a reason and an owner nobody dares to change it, and nobody notices when its source has changed.`,
  how: `Takes each column that the code computes from others, and each field of a feature store. One is documented when a comment stands at it, when the function around it has a docstring of 4 words or more, when its definition has a description, when a dictionary in YAML or JSON (features.yml, data_dictionary.json, a schema.yml of dbt) describes it, or when README, data card or another document names it. One is owned when CODEOWNERS covers its file, or the feature store or the dictionary names an owner.
Grade: 0.5 for the share that is documented, 0.3 for the share that is owned ("* @team" counts half), 0.2 when CI checks a dictionary of features; 0.45 at most where nobody owns any. Names such as "f1" or "tmp" lose 0.1. Text cells of notebooks are not read, so notebooks may be better than they look here.`,
  fix: `Keep one file with name, meaning, source, reason and owner of each feature, and let a test compare it with the columns that training uses. List the folder of the features in CODEOWNERS.`,
  example: `# features.yml
late_share:
  meaning: share of invoices of the last year that were paid late
  reason: who paid late before does so again
  source: ledger.invoices
  owner: "@org/credit-risk"`,
  question: 'Does each feature have an owner, and is it written down why it is there?',
  sources: [
    'SE-ML catalogue, practice 12: Assign an Owner to Each Feature and Document its Rationale (se-ml.github.io/practices)',
  ],
  catalogue: {
    difficulty: 'medium',
    effects: ['quality'],
    observability: 'partial',
    related: ['unused-features-removed'],
  },
  needs: ['profile', 'modules', 'names', 'documents', 'files', 'ci', 'pipelines'],
  check({ profile, modules, names, documents, files, ci, pipelines }) {
    const open = lacks(profile, 'hand-engineers-features') ?? isOtherKind(profile)
    if (open !== undefined) return open
    const code = { modules, names }
    const features = knownFeatures(code)
    if (features.length === 0)
      return {
        status: 'unknown',
        reason: 'columns are computed, but none by a name that the code shows on its way to a model',
      }
    const seen = look(code, features, { documents, files, ci, entries: pipelines.dictionary ?? [] })
    const cryptic = features.filter(({ name }) => CRYPTIC.test(name))
    const step = nextStep(seen)
    return {
      status: 'graded',
      base: grade(seen),
      penalties: cryptic.length > 0 ? [{ value: CRYPTIC_PENALTY, because: `${cryptic.length} names say nothing` }] : [],
      confidence: seen.inNotebooks ? 'low' : 'medium',
      evidence: evidence(seen),
      missing: missing(seen),
      findings: cryptic.map((feature) => finding(code, feature)),
      ...(step && { nextStep: step }),
    }
  },
})

interface Seen {
  readonly code: Code
  readonly features: readonly Feature[]
  readonly undocumented: readonly Feature[]
  readonly owned: number
  readonly ownedBy: Location | undefined
  readonly dictionary: Location | undefined
  /** Command in CI that checks the dictionary. */
  readonly checked: Location | undefined
  readonly inNotebooks: boolean
}

interface Sources {
  readonly documents: Documents
  readonly files: readonly ProjectFile[]
  readonly ci: CiFacts
  /** Of dictionaries that were read. */
  readonly entries: readonly FeatureEntry[]
}

function look(code: Code, features: readonly Feature[], from: Sources): Seen {
  const owners = from.documents.documents.find(({ kinds }) => kinds.includes('codeowners'))
  const said = (name: string) => from.entries.filter((entry) => entry.name === name)
  const shares = features.map(({ name, places }) =>
    said(name).some(({ owned }) => owned)
      ? 1
      : Math.max(...places.map((place) => (place.owned ? 1 : ownedShare(code, place.module)))),
  )
  return {
    code,
    features,
    undocumented: features.filter(
      ({ name, places }) =>
        ![...places, ...said(name)].some(({ described }) => described) && !namedInDocuments(from.documents, name),
    ),
    owned: shares.reduce<number>((sum, share) => sum + share, 0),
    ownedBy: owners ? { path: owners.path } : from.entries.find(({ owned }) => owned)?.at,
    dictionary: findDictionary(from.files),
    checked: checkOf(from.ci),
    inNotebooks: features.every(({ places }) =>
      places.every(({ module }) => code.modules[module]!.cells !== undefined),
    ),
  }

  function ownedShare({ modules }: Code, module: number): number {
    const rule = owners?.owners && owningRule(owners.owners, modules[module]!.path)
    return rule === undefined ? 0 : rule.pattern === '*' ? OWNED_BY_ALL : 1
  }
}

function checkOf({ jobs }: CiFacts): Location | undefined {
  const commands = jobs.flatMap((job) => job.commands.filter(({ gating }) => gating))
  return commands.find(({ text }) => /(data|feature)[-_]?(dictionary|docs|catalog\w*)/i.test(text))?.at
}

function documentedShare({ features, undocumented, dictionary }: Seen): number {
  const share = 1 - undocumented.length / features.length
  return dictionary === undefined ? share : Math.max(share, IN_DICTIONARY)
}

function grade(seen: Seen): Reasoned {
  const owned = seen.owned / seen.features.length
  const parts = DOCUMENTED * documentedShare(seen) + OWNED * owned + (seen.checked ? CHECKED : 0)
  const value = owned === 0 ? Math.min(parts, WITHOUT_OWNER) : parts
  const because = `${percent(documentedShare(seen))} of ${count(seen.features.length, 'feature')} documented, ${percent(owned)} owned${seen.checked ? ', CI checks the dictionary' : ''}`
  return { value, because }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

function evidence({ code, features, undocumented, owned, ownedBy, dictionary, checked }: Seen): Evidence[] {
  const documented = features.length - undocumented.length
  return [
    ...(dictionary
      ? [
          {
            message: 'a dictionary of data or features; what it describes is not read',
            at: dictionary,
            level: 'declared' as const,
          },
        ]
      : []),
    ...(checked ? [{ message: 'CI checks the dictionary of features', at: checked, level: 'enforced' as const }] : []),
    {
      message: `${documented} of ${count(features.length, 'computed feature')} explained by a comment, docstring or document`,
      ...(documented * 2 >= features.length ? { level: 'used' as const } : { against: true }),
    },
    owned > 0 && ownedBy
      ? { message: 'owners of features are named', at: ownedBy, level: 'used' }
      : { message: 'no owner is named for any feature', ...(ownedBy && { at: ownedBy }), against: true },
    ...undocumented.slice(0, 3).map(({ name, places }) => ({
      message: `nothing says what \`${name}\` is, or why`,
      at: placeOf(code.modules, places[0]!),
      against: true,
    })),
  ]
}

function missing({ undocumented, owned, features, dictionary, checked }: Seen): string[] {
  return [
    ...(undocumented.length > 0 ? [`an explanation of ${count(undocumented.length, 'feature')}`] : []),
    ...(owned >= features.length ? [] : ['code owners for the files that compute features']),
    ...(dictionary ? [] : ['a dictionary of features']),
    ...(checked ? [] : ['a check in CI that it is complete']),
  ]
}

function nextStep({ code, undocumented, owned, features }: Seen): NextStep | undefined {
  const [first] = undocumented
  const more = undocumented.length - 1
  if (first !== undefined && undocumented.length * 2 > features.length)
    return {
      action: `Write down what \`${first.name}\` (${placeName(placeOf(code.modules, first.places[0]!))})${more > 0 ? ` and ${more} more features mean` : ' means'}, and why the model gets ${more > 0 ? 'them' : 'it'}`,
      effort: 'medium',
    }
  if (owned < features.length)
    return {
      action: 'Name an owner for each feature: in features.yml, or in CODEOWNERS for the files that compute them',
      effort: 'small',
    }
  return undefined
}

function finding({ modules }: Code, { name, places }: Feature): FoundPlace {
  const at = placeOf(modules, places[0]!)
  return {
    message: `the feature \`${name}\` has a name that says nothing; name it after what it measures`,
    at,
    risk: 'low',
    value: 0,
    lines: 0,
    content: `cryptic feature ${name} ${at.path}`,
  }
}
