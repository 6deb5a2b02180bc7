import { evidenceFaultIn, putAttestation, yearAfter } from '../../config/attestations/dialogue.ts'
import { AuditError, audit, printable, type Report } from '../../index.ts'
import type { Context } from '../context.ts'
import type { ScopeFlags } from '../options.ts'
import { save } from '../save.ts'
import { askAbout } from './dialogue.ts'
import { type OpenPractice, openPractices } from './open.ts'
import { createPrompt, type Prompt } from './prompt.ts'

const NO_TERMINAL =
  'se-ml attest asks questions, so it needs a terminal; without one, write "attestations:" into .se-ml.yml by hand'

/**
 * Asks about what files cannot show, and saves each answer at once.
 * @throws AuditError without a terminal
 */
export async function attest(path: string, flags: ScopeFlags, context: Context): Promise<void> {
  const { world } = context
  if (world.stdin.isTTY !== true || world.stdout.isTTY !== true) throw new AuditError(NO_TERMINAL)
  const report = await context.withProgress(async (onProgress) =>
    audit(path, { ...(await context.options(path, flags)), onProgress }),
  )
  const prompt = createPrompt(world)
  try {
    await askAll({ path, prompt, report, today: world.today() })
  } finally {
    prompt.close()
  }
}

interface Session {
  readonly path: string
  readonly prompt: Prompt
  readonly report: Report
  readonly today: string
}

async function askAll(session: Session): Promise<void> {
  const { path, prompt, report, today } = session
  const open = openPractices(report)
  let by = report.attestations?.list.at(-1)?.by
  let saved = 0
  prompt.say(opening(open.length))
  for (const [index, practice] of open.entries()) {
    prompt.say(introduce(practice, `${index + 1} of ${open.length}`))
    const fault = evidenceFaultIn(path)
    const answer = await askAbout(practice, { prompt, today, expires: yearAfter(today), by, fault })
    if (answer === 'leave') break
    if (answer === 'skip') continue
    const { file, text } = putAttestation(path, answer)
    await save(file, text)
    prompt.say(`  Saved in ${printable(file)}.`)
    by = answer.by
    saved += 1
  }
  prompt.say(closing(saved, path))
}

function opening(count: number): string {
  if (count === 0) return 'Nothing to ask: files show every practice that applies, or somebody answers for it.'
  return `${count} practices cannot be seen in files, or not in full. Answers are saved one by one; q leaves.`
}

function introduce({ meta, shown }: OpenPractice, place: string): string {
  const { level, reason, evidence } = shown
  const state = level === undefined ? (reason ?? shown.status) : `${level.replaceAll('-', ' ')}, as far as files tell`
  const hints = evidence.filter(({ against }) => against !== true).slice(0, 3)
  return [
    `\n${place}  ${meta.title} (${meta.id.split('/')[0]})`,
    `  Seen: ${printable(state)}`,
    ...hints.map(
      ({ message, at }) => `    - ${printable(message)}${at === undefined ? '' : ` (${printable(at.path)})`}`,
    ),
  ].join('\n')
}

function closing(saved: number, path: string): string {
  const next = saved === 0 ? '' : `; se-ml audit ${printable(path)} shows the score with and without them`
  return `\n${saved} ${saved === 1 ? 'answer' : 'answers'} saved${next}.`
}
