import type { Profile } from '../../src/facts/types/profile.ts'
import type { Evidence, FoundPlace, GradedVerdict, NextStep, Reasoned } from '../../src/model.ts'
import { definePractice } from '../../src/rule.ts'
import { mend } from '../shared/evidence/mend.ts'
import { isMostlyScripts } from '../shared/mostly-scripts.ts'
import { NO_OWN_CODE, ownModules } from '../shared/own-code.ts'
import { isNoProject } from '../shared/profile/project.ts'
import { type Endpoint, guardedEndpoint } from '../shared/security/endpoint.ts'
import { exposedSecrets } from '../shared/security/exposed.ts'
import { unsafeImages } from '../shared/security/images.ts'
import { type Loading, modelLoading } from '../shared/security/loading.ts'
import { findScans, type Scanned } from '../shared/security/scanners.ts'
import { unsafeCalls } from '../shared/security/unsafe-calls.ts'

/** Where nothing grave was found, and what is added for each that is done (practices.md, practice 27). */
const START = 0.3
const SCAN = 0.15
const ENDPOINT = 0.15
const LOADING = 0.1

/** What each finding costs. What looks like a secret by its name and randomness may be none, so it costs half. */
const COSTS = { 'very-high': 0.4, high: 0.2, moderate: 0.05, low: 0 } as const

export default definePractice({
  id: 'coding/application-security',
  number: 27,
  title: 'Assure Application Security',
  why: `Models are programs: a pickled one runs whatever its author put in, and a key in a notebook is read by everybody who clones it. Most holes of this sort can be found by reading, before anybody else does.`,
  how: `Findings: secrets in code, settings and notebooks with their outputs, known by the form that their issuer gives them, or as random-looking values of names such as api_key; downloaded files that are unpickled; YAML loaded without a safe loader, certificates that are not checked, remote code that is trusted without a revision, debug servers; in code that answers requests also eval, shells and queries that are put together; CORS open to all with credentials; containers that answer requests as root or on a base without a version, packages from servers that prove nothing, Jupyter without a token. A secret is shown by place and kind, never by its value. Tests, fixtures, examples and documents are not searched for assigned values, the history of git is not searched at all.
Scale: 0.3 where nothing grave was found; and 0.15 each for scans of dependencies, of secrets and of code, in full where they can fail a change, two thirds on a schedule, by a hook or a service, a third where only a file for them is there; 0.15 where a service asks who calls it (half where it only checks the input); 0.1 for models kept in a form that runs nothing. A secret takes off 0.4, what looks like one and each grave finding 0.2, others 0.05. At most 0.8: penetration tests take an attestation.`,
  fix: `Revoke each secret that was found, then remove it: deleting the line leaves it in the history. Add gitleaks, pip-audit and bandit to CI. Keep weights as safetensors, or load them with weights_only=True.`,
  example: `# .github/workflows/security.yml
on: {push: {branches: [main]}, pull_request: {}}
jobs:
  scan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - uses: gitleaks/gitleaks-action@v2
      - run: pip install pip-audit bandit
      - run: pip-audit -r requirements.txt
      - run: bandit -r src`,
  question: 'Does the team assure the security of the application: threats, dependencies, secrets, access?',
  sources: ['SE-ML catalogue, practice 27: Assure Application Security (se-ml.github.io/practices)'],
  catalogue: {
    difficulty: 'advanced',
    effects: [],
    euRequirement: 'robustness',
    observability: 'partial',
    related: ['risk-assessment', 'fairness-privacy-enforced'],
  },
  needs: ['modules', 'names', 'profile', 'secrets', 'ci', 'files', 'toolSettings', 'documents', 'containers'],
  check({ modules, names, profile, secrets, ci, files, toolSettings, documents, containers }) {
    const own = ownModules(modules)
    if (own.length === 0) return NO_OWN_CODE
    const code = { modules, names }
    const loading = modelLoading(code)
    const endpoint = guardedEndpoint(code)
    const policy = documents.documents.find(({ kinds }) => kinds.includes('security'))
    return judge({
      scans: findScans({ ci, files, toolSettings }),
      loading,
      endpoint: serves(profile) ? endpoint : undefined,
      policy: policy && { message: 'says how to report a hole', at: { path: policy.path }, level: 'declared' },
      tools: isMostlyScripts(own) ? SCRIPT_TOOLS : TOOLS,
      findings: [
        ...exposedSecrets(secrets),
        ...loading.downloaded,
        ...endpoint.open,
        ...unsafeCalls(code),
        ...unsafeImages(containers),
      ],
    })
  },
})

/** Endpoints of a library or a course are guarded by who takes them over. */
function serves(profile: Profile): boolean {
  return profile.flags['serves-or-deploys'].value === true && isNoProject(profile) === undefined
}

interface Seen {
  readonly scans: readonly Scanned[]
  readonly loading: Loading
  /** Absent where nothing answers requests. */
  readonly endpoint: Endpoint | undefined
  readonly policy: Evidence | undefined
  readonly findings: readonly FoundPlace[]
  /** To advise, in the order of the scans. */
  readonly tools: readonly string[]
}

function judge(seen: Seen): GradedVerdict {
  const next = nextStep(seen)
  return {
    status: 'graded',
    base: rung(seen),
    penalties: penalties(seen.findings),
    confidence: 'medium',
    evidence: evidence(seen),
    missing: missing(seen),
    findings: seen.findings,
    ...(next && { nextStep: next }),
  }
}

function rung({ scans, loading, endpoint, findings }: Seen): Reasoned {
  const isGrave = findings.some(({ risk }) => COSTS[risk] >= COSTS.high)
  const scanned = scans.reduce((sum, { share }) => sum + SCAN * share, 0)
  const guarded = endpoint?.auth ? ENDPOINT : endpoint?.checks ? ENDPOINT / 2 : 0
  const value = (isGrave ? 0 : START) + scanned + guarded + (loading.safe ? LOADING : 0)
  const done = scans.filter(({ share }) => share > 0).length
  const start = isGrave ? 'something grave was found' : 'nothing grave was found'
  return { value: Math.round(value * 100) / 100, because: `${start}; ${done} of 3 kinds of scans` }
}

function penalties(findings: readonly FoundPlace[]): Reasoned[] {
  return (['very-high', 'high', 'moderate'] as const).flatMap((risk) => {
    const count = findings.filter((one) => one.risk === risk).length
    return count === 0
      ? []
      : [{ value: COSTS[risk] * count, because: `${count} ${WORDS[risk]}${count === 1 ? '' : 's'}` }]
  })
}

const WORDS = { 'very-high': 'secret', high: 'grave finding', moderate: 'other finding' } as const

function evidence({ scans, loading, endpoint, policy, findings }: Seen): Evidence[] {
  const good = [...scans.map((one) => one.evidence), endpoint?.auth ?? endpoint?.checks, loading.safe, policy].filter(
    (one) => one !== undefined,
  )
  const [worst] = findings
  const bad: Evidence[] = worst
    ? [
        {
          message: `${findings.length} ${findings.length === 1 ? 'place' : 'places'} to mend, the first: ${worst.message}`,
          at: worst.at,
          against: true,
        },
      ]
    : []
  if (good.length + bad.length > 0) return [...good, ...bad]
  return [{ message: 'no scan of dependencies, secrets or code is set up', against: true }]
}

function missing({ scans, loading, endpoint }: Seen): string[] {
  return [
    ...scans.filter(({ share }) => share === 0).map(({ what }) => `a job in which ${what}`),
    ...(endpoint && !endpoint.auth ? ['endpoints that ask who calls them'] : []),
    ...(loading.pickles > 0 && !loading.safe ? ['models in a form that runs nothing'] : []),
  ]
}

const TOOLS = ['pip-audit', 'gitleaks', 'bandit'] as const

/** Where most code is TypeScript or JavaScript. */
const SCRIPT_TOOLS = ['npm audit', 'gitleaks', 'CodeQL'] as const

function nextStep({ findings, scans, tools, endpoint }: Seen): NextStep | undefined {
  const worst = findings.find(({ risk }) => COSTS[risk] >= COSTS.high)
  if (worst)
    return {
      action: mend(worst),
      effort: 'small',
    }
  const lacking = tools.filter((_, index) => scans[index]!.share < 1)
  if (lacking.length > 0)
    return { action: `Run ${lacking.join(', ')} in CI, so that a finding fails the change`, effort: 'small' }
  const what = endpoint ? 'tests the service from outside' : 'looks for holes in the code beside its authors'
  return { action: `Attest who ${what}, and when`, effort: 'small' }
}
