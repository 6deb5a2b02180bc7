import type { CiFacts } from '../../../src/facts/types/ci.ts'
import type { ToolSettings } from '../../../src/facts/types/toolSettings.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence } from '../../../src/model.ts'

/** A sort of scan, with the tools for it. */
interface Scan {
  readonly what: string
  readonly program: RegExp
  readonly action: RegExp
  readonly hook: RegExp
  /** Files that only such a tool reads. */
  readonly file: RegExp
  /** The platform runs it once the file is there. */
  readonly service?: RegExp
}

const DEPENDENCIES: Scan = {
  what: 'dependencies are scanned for known holes',
  program:
    /^(pip-audit|safety (check|scan)|osv-scanner|trivy (fs|repo|image)|grype|snyk (test|monitor)|pip audit|uv-secure|govulncheck)\b/,
  action: /pip-audit|osv-scanner|dependency-review|trivy|anchore\/scan|snyk\/actions|safety/i,
  hook: /pip-audit|safety|osv/,
  file: /(^|\/)(\.safety-policy\.ya?ml|\.snyk|osv-scanner\.toml|\.trivyignore)$/,
  service: /^\.github\/(dependabot|renovate)\.(ya?ml|json5?)$|^(\.?renovate(rc)?(\.json5?)?|\.gitlab\/renovate\.json)$/,
}

const SECRETS: Scan = {
  what: 'secrets are looked for',
  program: /^(gitleaks|trufflehog|detect-secrets(-hook)?|ggshield|secretlint|git-secrets)\b/,
  action: /gitleaks|trufflehog|ggshield|detect-secrets|secret-?scan/i,
  hook: /gitleaks|trufflehog|detect-secrets|ggshield|git-secrets/,
  file: /(^|\/)(\.secrets\.baseline|\.?gitleaks\.toml|\.gitguardian\.ya?ml)$/,
}

const CODE: Scan = {
  what: 'code is scanned for unsafe calls',
  program: /^(bandit|semgrep|opengrep|snyk code|horusec)\b/,
  action: /codeql-action\/(analyze|init)|bandit|semgrep|sonarcloud|sonarqube/i,
  hook: /bandit|semgrep/,
  file: /(^|\/)(\.bandit|bandit\.ya?ml|\.semgrep(\.ya?ml|ignore)?)$/,
}

/** One scan with its worth: a whole one where it can fail a change, less where it is set up only. */
export interface Scanned {
  readonly what: string
  /** 0..1 */
  readonly share: number
  readonly evidence?: Evidence
}

const BY_SERVICE = 0.67
const BY_HOOK = 0.67
const NOT_GATING = 0.67
const DECLARED = 0.33

/** Scans of dependencies, of secrets and of code, in this order. */
export function findScans(ci: CiFacts, files: readonly ProjectFile[], settings: ToolSettings): Scanned[] {
  const scans = [DEPENDENCIES, SECRETS, CODE].map((scan) => scanned(scan, ci, files))
  return scans.map((one) => (one.what === CODE.what && one.share < BY_HOOK ? (securityRules(settings) ?? one) : one))
}

function scanned(scan: Scan, { jobs, hooks }: CiFacts, files: readonly ProjectFile[]): Scanned {
  const { what } = scan
  const running = jobs
    .filter(({ runs }) => runs !== 'never')
    .flatMap(({ commands, uses, name }) => [
      ...commands
        .filter(({ program, args, runs }) => runs !== 'never' && scan.program.test([program, ...args].join(' ')))
        .map(({ at, gating, program }) => ({ at, gating, tool: program, name })),
      ...uses
        .filter((use) => use.runs !== 'never' && scan.action.test(use.name))
        .map(({ at, gating, name: tool }) => ({ at, gating, tool, name })),
    ])
  const best = running.find(({ gating }) => gating) ?? running[0]
  if (best) {
    const message = `${what} by ${best.tool} in job "${best.name}"${best.gating ? '' : ', which cannot fail a change'}`
    return {
      what,
      share: best.gating ? 1 : NOT_GATING,
      evidence: { message, at: best.at, level: best.gating ? 'enforced' : 'used' },
    }
  }
  const active = hooks.filter(({ stages }) => !stages.includes('manual'))
  const hook = active.find(({ id, repo }) => scan.hook.test(`${repo} ${id}`))
  if (hook)
    return {
      what,
      share: BY_HOOK,
      evidence: { message: `${what} by the hook ${hook.id} on each commit`, at: hook.at, level: 'integrated' },
    }
  const narrow = scan === SECRETS && active.find(({ id }) => /^detect-(private-key|aws-credentials)$/.test(id))
  if (narrow)
    return {
      what,
      share: DECLARED,
      evidence: {
        message: `secrets of one sort are looked for by the hook ${narrow.id}`,
        at: narrow.at,
        level: 'integrated',
      },
    }
  return byFile(scan, files)
}

function byFile({ what, service, file }: Scan, files: readonly ProjectFile[]): Scanned {
  const served = service && files.find(({ path }) => service.test(path))
  if (served)
    return {
      what,
      share: BY_SERVICE,
      evidence: { message: `${what} and updated by a service`, at: { path: served.path }, level: 'integrated' },
    }
  const set = files.find(
    ({ path, role }) => file.test(path) && role !== 'vendored' && role !== 'template' && role !== 'fixture',
  )
  return set
    ? {
        what,
        share: DECLARED,
        evidence: { message: `${what}, as far as a file for it says`, at: { path: set.path }, level: 'declared' },
      }
    : { what, share: 0 }
}

/** The rules of flake8-bandit, in the settings of ruff. */
function securityRules({ tools }: ToolSettings): Scanned | undefined {
  for (const { tool, at, values } of tools) {
    if (tool !== 'ruff') continue
    const chosen = ['lint.select', 'lint.extend-select', 'select', 'extend-select'].flatMap((key) =>
      Array.isArray(values[key]) ? (values[key] as readonly string[]) : [],
    )
    if (chosen.some((rule) => rule === 'ALL' || /^S(\d|$)/.test(rule)))
      return {
        what: CODE.what,
        share: BY_HOOK,
        evidence: { message: 'the linter looks for unsafe calls (rules S of ruff)', at, level: 'integrated' },
      }
  }
  return undefined
}
