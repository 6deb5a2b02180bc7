import type { Evidence } from '../../model.ts'
import type { Gathered } from '../gathered.ts'
import type { GitFacts } from '../types/git.ts'
import { type Decision, PROFILE_FLAGS, type Profile, type ProfileFlag, type TrainingSite } from '../types/profile.ts'
import { engineersFeatures, readsData, wrangling } from './data.ts'
import { findKind } from './kind.ts'
import { namesPersons } from './personal.ts'
import { demonstrates, facesUsers, prompts, serves } from './serving.ts'
import { learnsTargets } from './supervised.ts'
import { findTraining } from './training.ts'
import { seen, type View, viewOf } from './view.ts'

/** Fewer operations on data than this are no preparation of data (practice 4). */
const LEAST_WRANGLING = 5
const MOST_EVIDENCE = 5

/** What the repository is and does: decides which practices apply. */
export async function gatherProfile(from: Gathered): Promise<Profile> {
  const view = viewOf(from.files, from.modules, await from.ask('names'))
  const training = findTraining(view)
  const found = { ...flagsOf(view, training), team: teamOf(await from.ask('git')) }
  const forced = from.profile?.flags ?? {}
  const flags = Object.fromEntries(
    PROFILE_FLAGS.map((flag) => [flag, forced[flag] === undefined ? found[flag] : forcedTo(forced[flag])]),
  ) as Record<ProfileFlag, Decision<boolean | 'unknown'>>
  const kind = from.profile?.kind
  return { kind: kind === undefined ? await findKind(from, view, training) : forcedTo(kind), flags, training }
}

function forcedTo<Value>(value: Value): Decision<Value> {
  return { value, forced: true, evidence: [{ message: 'the configuration says so' }] }
}

function flagsOf(
  view: View,
  training: readonly TrainingSite[],
): Record<Exclude<ProfileFlag, 'team'>, Decision<boolean>> {
  const trained = training.map((site) => seen(view, site, `trains with \`${site.by}\``))
  const wrangled = wrangling(view)
  return {
    'trains-model': decide(trained),
    'fine-tunes-or-prompts-only': decide(trained.length > 0 ? [] : prompts(view)),
    'reads-external-data': decide(readsData(view)),
    'prepares-data': decide(wrangled, LEAST_WRANGLING),
    'hand-engineers-features': decide(engineersFeatures(view)),
    supervised: decide(learnsTargets(view, training)),
    'personal-data': decide(namesPersons(view)),
    'serves-or-deploys': decide(serves(view)),
    demo: decide(demonstrates(view)),
    'user-facing': decide(facesUsers(view)),
    production: decide([]),
    'affects-people': decide([]),
  }
}

function decide(evidence: readonly Evidence[], atLeast = 1): Decision<boolean> {
  return { value: evidence.length >= atLeast, evidence: evidence.slice(0, MOST_EVIDENCE) }
}

/** Two people or more in the last twelve months of the history. */
function teamOf({ history, missing }: GitFacts): Decision<boolean | 'unknown'> {
  if (history === undefined) {
    const reason = missing.find(({ fact }) => fact === 'checkout' || fact === 'history')?.reason ?? 'no history'
    return { value: 'unknown', evidence: [{ message: reason }] }
  }
  const { activeAuthors } = history
  return {
    value: activeAuthors >= 2,
    evidence: [{ message: `${activeAuthors} ${activeAuthors === 1 ? 'person' : 'people'} in the last twelve months` }],
  }
}
