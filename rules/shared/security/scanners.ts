import type { CiFacts, CiJob, PreCommitHook } from '../../../src/facts/types/ci.ts'
import type { ToolSettings } from '../../../src/facts/types/toolSettings.ts'
import type { Facts, ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { commandLine } from '../ci/running.ts'

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
    /^(pip-audit|safety (check|scan)|osv-scanner|trivy (fs|repo|image)|grype|snyk (test|monitor)|pip audit|uv-secure|govulncheck|audit-ci|better-npm-audit|auditjs|(npm|pnpm|bun|yarn|yarn npm) audit(?! (fix|signatures)))\b/,
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
export function findScans({ ci, files, toolSettings }: Pick<Facts, 'ci' | 'files' | 'toolSettings'>): Scanned[] {
  return [DEPENDENCIES, SECRETS, CODE].map((scan) => {
    const found = byJob(scan, ci) ?? byHook(scan, ci) ?? byFile(scan, files)
    return scan === CODE && found.share < BY_HOOK
      ? (securityRules(toolSettings) ?? securityPlugin(toolSettings) ?? found)
      : found
  })
}

/** A place where a job runs a scan. */
interface Run {
  readonly at: Location
  readonly gating: boolean
  /** The program, or the action. */
  readonly tool: string
  readonly job: string
}

function runsIn(scan: Scan, { commands, uses, name: job }: CiJob): Run[] {
  return [
    ...commands
      .filter((command) => command.runs !== 'never' && scan.program.test(commandLine(command)))
      .map(({ at, gating, program, args }) => ({ at, gating, tool: toolOf(program, args), job })),
    ...uses
      .filter(({ runs, name }) => runs !== 'never' && scan.action.test(name))
      .map(({ at, gating, name: tool }) => ({ at, gating, tool, job })),
  ]
}

/** `npm audit`: the name of a package manager alone says nothing. */
function toolOf(program: string, [verb = '']: readonly string[]): string {
  return /^(npm|pnpm|yarn|bun|pip)$/.test(program) ? `${program} ${verb}`.trim() : program
}

function byJob(scan: Scan, { jobs }: CiFacts): Scanned | undefined {
  const { what } = scan
  const runs = jobs.filter(({ runs }) => runs !== 'never').flatMap((job) => runsIn(scan, job))
  const best = runs.find(({ gating }) => gating) ?? runs[0]
  if (best === undefined) return undefined
  const { at, gating, tool, job } = best
  const message = `${what} by ${tool} in job "${job}"`
  return gating
    ? { what, share: 1, evidence: { message, at, level: 'enforced' } }
    : { what, share: NOT_GATING, evidence: { message: `${message}, which cannot fail a change`, at, level: 'used' } }
}

function byHook(scan: Scan, { hooks }: CiFacts): Scanned | undefined {
  const active = hooks.filter(({ stages }) => !stages.includes('manual'))
  const hook = active.find(({ id, repo }) => scan.hook.test(`${repo} ${id}`))
  if (hook === undefined) return scan === SECRETS ? byNarrowHook(active) : undefined
  const message = `${scan.what} by the hook ${hook.id} on each commit`
  return { what: scan.what, share: BY_HOOK, evidence: { message, at: hook.at, level: 'integrated' } }
}

/** A hook that knows secrets of one sort only. */
function byNarrowHook(active: readonly PreCommitHook[]): Scanned | undefined {
  const hook = active.find(({ id }) => /^detect-(private-key|aws-credentials)$/.test(id))
  if (hook === undefined) return undefined
  const message = `secrets of one sort are looked for by the hook ${hook.id}`
  return { what: SECRETS.what, share: DECLARED, evidence: { message, at: hook.at, level: 'integrated' } }
}

function byFile({ what, service, file }: Scan, files: readonly ProjectFile[]): Scanned {
  const served = service && files.find(({ path }) => service.test(path))
  if (served) {
    const message = `${what} and updated by a service`
    return { what, share: BY_SERVICE, evidence: { message, at: { path: served.path }, level: 'integrated' } }
  }
  const set = files.find(({ path, role }) => file.test(path) && !NOT_OURS.test(role))
  if (set === undefined) return { what, share: 0 }
  const message = `${what}, as far as a file for it says`
  return { what, share: DECLARED, evidence: { message, at: { path: set.path }, level: 'declared' } }
}

/** Roles of files that say nothing on the project itself. */
const NOT_OURS = /^(vendored|template|fixture)$/

/** The rules of flake8-bandit, in the settings of ruff. */
function securityRules({ tools }: ToolSettings): Scanned | undefined {
  const setting = tools.find(
    ({ tool, values }) => tool === 'ruff' && CHOICES.some((key) => choosesSecurity(values[key])),
  )
  if (setting === undefined) return undefined
  const message = 'the linter looks for unsafe calls (rules S of ruff)'
  return { what: CODE.what, share: BY_HOOK, evidence: { message, at: setting.at, level: 'integrated' } }
}

/** Settings of ruff that choose rules. */
const CHOICES = ['lint.select', 'lint.extend-select', 'select', 'extend-select']

function choosesSecurity(chosen: unknown): boolean {
  return Array.isArray(chosen) && chosen.some((rule) => rule === 'ALL' || /^S(\d|$)/.test(rule))
}

/** Plugins of eslint whose rules find unsafe calls. */
const PLUGIN =
  /^(plugin:)?(eslint-plugin-)?(security|security-node|no-unsanitized|no-secrets)(\/.*)?$|^(plugin:)?@microsoft\/(eslint-plugin-)?sdl/

function securityPlugin({ tools }: ToolSettings): Scanned | undefined {
  const found = tools.find(({ tool, values }) => tool === 'eslint' && pluginsOf(values).some((one) => PLUGIN.test(one)))
  if (found === undefined) return undefined
  const message = 'the linter looks for unsafe calls (a plugin of eslint)'
  return { what: CODE.what, share: BY_HOOK, evidence: { message, at: found.at, level: 'integrated' } }
}

function pluginsOf(values: ToolSettings['tools'][number]['values']): string[] {
  return [values.plugins ?? [], values.extends ?? []].flat().map(String)
}
