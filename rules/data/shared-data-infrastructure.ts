import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type Locations, locations } from '../shared/data/locations.ts'
import { mend } from '../shared/evidence/mend.ts'
import { lacks } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

/** Each costs as much, and all of them at most so much. */
const HEAVY = 0.1
const MOST_HEAVY = 0.2

export default definePractice({
  id: 'data/shared-data-infrastructure',
  number: 8,
  title: 'Make Data Sets Available on Shared Infrastructure (private or public)',
  why: `Data on one laptop are gone with it, and everybody else works on a copy of unknown age. On shared storage there is one version that all runs, people and machines read.`,
  how: `By where data are read from: object stores, warehouses, feature stores, hubs of data sets by owner and name, addresses of public files; DVC with a remote that is no folder of one machine, LFS, catalogues with shared paths. Storage that is only written to does not count, nor does a link in a document.
Scale: a document says where data come from 0.2; files that the code reads are in git, or some data are read from a shared place, 0.45; all that can be told, by code, settings or DVC, 0.7; and CI fetches them 0.8; times 0.4 + 0.6 x the share of reads, of those whose place can be told, that are shared. At most 0.8: that the whole team has access takes an attestation. Paths of one machine and drives of one person are findings; so are data above 5 MB in git and copies above 1 MB, which take off 0.1 each, 0.2 at most. Data that people have to ask for by mail are not shared. Where nothing tells where data are kept, the verdict is unknown.`,
  fix: `Put raw data in one bucket or registry, refer to them in one catalogue file, and let one command fetch them: \`dvc pull\`, \`make data\`.`,
  example: `dvc remote add -d team s3://company-data/churn
dvc add data/raw
dvc push
# everybody else, and CI: dvc pull`,
  question: 'Is all data on infrastructure that everybody who needs it can reach?',
  sources: [
    'SE-ML catalogue, practice 8: Make Data Sets Available on Shared Infrastructure (se-ml.github.io/practices)',
  ],
  catalogue: { difficulty: 'basic', effects: ['traceability'], observability: 'partial', related: [] },
  needs: ['profile', 'modules', 'names', 'dataFiles', 'pipelines', 'documents', 'ci', 'containers'],
  check({ profile, dataFiles, pipelines, documents, ci, containers, ...code }) {
    const not = isNoProject(profile) ?? lacks(profile, 'reads-external-data')
    if (not) return not
    const seen = locations(code, { dataFiles, pipelines, documents, ci, containers })
    const isUnknown = seen.shared.length + seen.own.length === 0 && !(seen.document ?? seen.inGit ?? seen.asked)
    return isUnknown ? UNSEEN : judge(seen)
  },
})

const UNSEEN: OpenVerdict = {
  status: 'unknown',
  reason:
    'no path in the code or its settings tells a shared place, and no document says where the data are; answer for it with se-ml attest',
}

function judge(seen: Locations): GradedVerdict {
  const { shared, own, document, fetched, known, knownShared, heavy } = seen
  const penalty = Math.min(MOST_HEAVY, HEAVY * heavy.length)
  const next = nextStep(seen)
  return {
    status: 'graded',
    base: rung(seen),
    ...(known > 0 &&
      shared.length > 0 && { coverage: { covered: knownShared, of: known, what: 'reads whose place can be told' } }),
    ...(penalty > 0 && { penalties: [{ value: penalty, because: 'large data in git, or copies of them' }] }),
    confidence: shared.length > 0 ? 'medium' : 'low',
    evidence: evidence(seen),
    missing: [
      ...(shared.length > 0 ? [] : ['data on shared storage']),
      ...(fetched ? [] : ['a job that fetches the data']),
      ...(document || shared.length > 0 ? [] : ['a word on where the data are']),
    ],
    findings: [...own, ...heavy],
    ...(next && { nextStep: next }),
  }
}

function rung(seen: Locations): Reasoned {
  const { shared, own, fetched } = seen
  if (shared.length === 0) return withoutStorage(seen)
  if (own.length > 0) return { value: 0.45, because: 'some data are read from a shared place, some from one machine' }
  return fetched
    ? { value: 0.8, because: 'data are kept in a shared place, and CI fetches them' }
    : { value: 0.7, because: 'data are kept in a shared place' }
}

/** Nothing that is read lies on storage of its own. */
function withoutStorage({ own, document, inGit, asked }: Locations): Reasoned {
  if (inGit) return { value: 0.45, because: 'data are kept in git, with the code' }
  if (asked && own.length === 0) return { value: 0, because: 'data have to be asked for' }
  return document
    ? { value: 0.2, because: 'a document says where data come from' }
    : { value: 0, because: 'data are read from paths of one machine or person' }
}

function evidence({ shared, own, document, fetched, inGit, asked, heavy }: Locations): Evidence[] {
  const against = [...own, ...heavy]
    .slice(0, 2)
    .map(({ message, at }: FoundPlace): Evidence => ({ message, at, against: true }))
  return [
    ...(fetched && shared.length > 0 ? [fetched] : []),
    ...shared.slice(0, 3),
    ...(shared.length === 0 && inGit ? [inGit] : []),
    ...(shared.length === 0 && document && !asked ? [document] : []),
    ...(shared.length === 0 && asked ? [asked] : []),
    ...against,
  ]
}

function nextStep({ shared, own: [first], heavy: [heavy], fetched, inGit }: Locations): NextStep | undefined {
  if (heavy) return { action: mend(heavy), effort: 'medium' }
  if (inGit && shared.length === 0)
    return {
      action: 'Keep the data by DVC, LFS or in a bucket before they grow, and let one command fetch them',
      effort: 'medium',
    }
  if (shared.length === 0)
    return { action: 'Put the data in one bucket or registry, and let one command fetch them', effort: 'medium' }
  if (first) return { action: mend(first), effort: 'small' }
  return fetched
    ? undefined
    : { action: 'Let a CI job fetch the data, so that it shows when that no longer works', effort: 'small' }
}
