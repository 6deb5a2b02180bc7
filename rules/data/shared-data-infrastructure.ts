import type { Evidence, FoundPlace, GradedVerdict, NextStep, OpenVerdict, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { type Locations, locations } from '../shared/data/locations.ts'
import { lacks } from '../shared/profile/applies.ts'
import { isNoProject } from '../shared/profile/project.ts'

export default definePractice({
  id: 'data/shared-data-infrastructure',
  number: 8,
  title: 'Make Data Sets Available on Shared Infrastructure (private or public)',
  why: `Data on one laptop are gone with it, and everybody else works on a copy of unknown age. On shared storage there is one version that all runs, people and machines read.`,
  how: `By where data are read from: object stores, warehouses, feature stores, hubs of data sets by owner and name, addresses of public files; DVC with a remote that is no folder of one machine, LFS, catalogues with shared paths. Storage that is only written to does not count, nor does a link in a document.
Scale: a document says where data come from 0.2; some data are read from a shared place 0.45; all that can be told, by code, settings or DVC, 0.7; and CI fetches them 0.8; times 0.4 + 0.6 x the share of reads, of those whose place can be told, that are shared. At most 0.8: that the whole team has access takes an attestation. Paths of one machine are findings. Where all paths come from outside and nothing else tells, the verdict is unknown.`,
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
  needs: ['profile', 'modules', 'names', 'dataFiles', 'pipelines', 'documents', 'ci'],
  check({ profile, dataFiles, pipelines, documents, ci, ...code }) {
    const not = isNoProject(profile) ?? lacks(profile, 'reads-external-data')
    if (not) return not
    const seen = locations(code, { dataFiles, pipelines, documents, ci })
    const isUnknown = seen.shared.length + seen.own.length === 0 && !seen.document
    return isUnknown ? UNSEEN : judge(seen)
  },
})

const UNSEEN: OpenVerdict = {
  status: 'unknown',
  reason:
    'data are read from paths that are given from outside, and no file says where they are kept; answer for it with se-ml attest',
}

function judge(seen: Locations): GradedVerdict {
  const { shared, own, document, fetched, known, knownShared } = seen
  const next = nextStep(seen)
  return {
    status: 'graded',
    base: rung(seen),
    ...(known > 0 &&
      shared.length > 0 && { coverage: { covered: knownShared, of: known, what: 'reads whose place can be told' } }),
    confidence: shared.length > 0 ? 'medium' : 'low',
    evidence: evidence(seen),
    missing: [
      ...(shared.length > 0 ? [] : ['data on shared storage']),
      ...(fetched ? [] : ['a job that fetches the data']),
      ...(document || shared.length > 0 ? [] : ['a word on where the data are']),
    ],
    findings: own,
    ...(next && { nextStep: next }),
  }
}

function rung({ shared, own, document, fetched }: Locations): Reasoned {
  if (shared.length === 0)
    return document
      ? { value: 0.2, because: 'a document says where data come from' }
      : { value: 0, because: 'data are read from paths of one machine' }
  if (own.length > 0) return { value: 0.45, because: 'some data are read from a shared place, some from one machine' }
  return fetched
    ? { value: 0.8, because: 'data are kept in a shared place, and CI fetches them' }
    : { value: 0.7, because: 'data are kept in a shared place' }
}

function evidence({ shared, own, document, fetched }: Locations): Evidence[] {
  const against = own.slice(0, 2).map(({ message, at }: FoundPlace): Evidence => ({ message, at, against: true }))
  return [
    ...(fetched && shared.length > 0 ? [fetched] : []),
    ...shared.slice(0, 3),
    ...(shared.length === 0 && document ? [document] : []),
    ...against,
  ]
}

function nextStep({ shared, own: [first], fetched }: Locations): NextStep | undefined {
  if (shared.length === 0)
    return { action: 'Put the data in one bucket or registry, and let one command fetch them', effort: 'medium' }
  if (first) return { action: first.message, effort: 'small' }
  return fetched
    ? undefined
    : { action: 'Let a CI job fetch the data, so that it shows when that no longer works', effort: 'small' }
}
