import type { Look, Report, Role } from '../index.ts'

/** Components that are named; the configuration is for people. */
const NAMED = 8

/** Characters of a reason: lines are to fit a terminal, mostly. */
const LONGEST = 60

/** Roles whose files are not measured, so that a wrong one matters. */
const UNMEASURED: readonly Role[] = ['test', 'example', 'vendored', 'generated', 'template', 'fixture']

/**
 * A commented configuration that fits a repository: what it was taken for, and limits that it keeps today. Nothing but
 * the preset is set; each other line can be used by taking away its sign.
 */
export function configurationFor(look: Look, report: Report): string {
  return `${[heading(report), scope(look), components(look), profile(look), rules(report), gate(report), accept()].join(
    '\n\n',
  )}\n`
}

function heading({ repository, tool }: Report): string {
  return `# Configuration of se-ml for ${plain(repository.name)}, as "se-ml init" found it.
# All of it is optional: take away a "#" to set a value. "se-ml config" shows what
# holds and why, "se-ml config --schema" gives editors the schema.

# Limits and counting rules; named, so that a new version changes nothing unasked.
preset: ${tool.preset}`
}

function scope({ files }: Look): string {
  const counts = UNMEASURED.map((role) => [role, files.filter((file) => file.role === role)] as const)
  const found = counts.filter(([, some]) => some.length > 0)
  const lines = found.map(([role, some]) => `#   ${`${some.length} ${role}`.padEnd(16)}${exampleOf(some)}`)
  const loose = files.find(({ role, kind }) => role === 'source' && kind === 'python')?.path ?? 'tools/check.py'
  return [
    '# What is measured: source and notebooks; "se-ml files" lists every file with its',
    '# role. Not measured are:',
    ...(lines.length === 0 ? ['#   nothing so far'] : lines),
    '# exclude:                # patterns as in .gitignore',
    '#   - "legacy/"',
    '# roles:                  # where a file was taken for something else',
    `#   ${quote(loose)}: test`,
  ].join('\n')
}

function exampleOf(files: Look['files']): string {
  return `such as ${plain(files[0]!.path)}`
}

function components({ components: found }: Look): string {
  const named = found.slice(0, NAMED).map(({ name, codeLines }) => `#   ${plain(name)} (${codeLines} lines of code)`)
  const more = found.length > NAMED ? [`#   and ${found.length - NAMED} more`] : []
  return [
    '# Components: the parts of the architecture. Found by themselves:',
    ...(named.length === 0 ? ['#   none'] : named),
    ...more,
    '# component_depth: 2      # folder level whose folders are the components',
    '# components:             # or by name',
    '#   core: [src/core]',
  ].join('\n')
}

function profile({ kind, flags }: Look): string {
  const seen = Object.entries(flags).filter(([, { value }]) => value === true)
  const name = (flag: string): string => (flag === 'serves-or-deploys' ? 'serves' : flag)
  const why = (evidence: Look['kind']['evidence']): string => {
    const [first] = evidence
    return first === undefined ? '' : `  # ${plain(first.message).slice(0, LONGEST)}`
  }
  return [
    '# What the repository is and does decides which practices apply. Found:',
    '# profile:',
    `#   kind: ${kind.value}${why(kind.evidence)}`,
    ...seen.map(([flag, { evidence }]) => `#   ${name(flag)}: true${why(evidence)}`),
  ].join('\n')
}

function rules({ rules: judged }: Report): string {
  const unmet = judged.filter(({ met }) => met === false).map(({ id }) => id.slice(id.indexOf('/') + 1))
  return [
    '# Rules: off, warn or error; guidelines may have other limits. By default',
    '# guidelines are errors in the gate, and practices warn.',
    ...(unmet.length === 0 ? [] : ['# Not met today:', ...unmet.map((name) => `#   ${name}`)]),
    '# rules:',
    `#   ${unmet[0] ?? 'write-short-units'}: warn`,
    '#   team: off             # a whole category',
  ].join('\n')
}

function gate({ scores }: Report): string {
  const { overall, maintainability } = scores
  return [
    '# Gate: "se-ml audit" fails (exit code 1) for what is below a limit, new or worse.',
    '# Begin with "se-ml baseline", or with limits that the repository keeps today:',
    '# gate:',
    `#   overall: ${Math.floor(overall?.score ?? 0)}`,
    `#   met: ${maintainability?.met ?? 0}                # guidelines`,
    '#   new_findings: high    # least risk of a new finding that fails',
  ].join('\n')
}

function accept(): string {
  return [
    '# Findings that you have decided to live with. The same in the code:',
    '#   def train():  # se-ml: ignore[write-short-units] -- reason',
    '# accept:',
    '#   - rule: write-short-units',
    '#     path: "scripts/"',
    '#     reason: one table of options, read from top to bottom',
    '#     until: 2030-12-31',
  ].join('\n')
}

/** A name of the repository on one line of a comment. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, 120)
}

function quote(text: string): string {
  return JSON.stringify(text)
}
