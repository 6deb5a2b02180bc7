import { evidenceFaultIn, putAttestation, yearAfter } from '../../config/attestations/dialogue.ts'
import { type Attestation, AuditError, audit, printable, questionText, type Report } from '../../index.ts'
import type { Call } from '../call.ts'
import type { ScopeFlags } from '../options.ts'
import { save } from '../save.ts'
import { usableWidth } from '../terminal.ts'
import { askAbout } from './dialogue.ts'
import { openPractices } from './open.ts'
import { createPrompt, type Prompt } from './prompt.ts'

const NO_TERMINAL =
  'se-ml attest asks questions, so it needs a terminal; without one, write "attestations:" into .se-ml.yml by hand'

/**
 * Asks about what files cannot show, and saves each answer at once.
 * @throws AuditError without a terminal
 */
export async function attest({ path, flags, context }: Call<ScopeFlags>): Promise<void> {
  const { world } = context
  if (world.stdin.isTTY !== true || world.stdout.isTTY !== true) throw new AuditError(NO_TERMINAL)
  const report = await context.withProgress(async (onProgress) =>
    audit(path, { ...(await context.options(path, flags)), onProgress }),
  )
  const prompt = createPrompt(world)
  try {
    await askAll({ path, prompt, report, today: world.today(), width: usableWidth(world.stdout) })
  } finally {
    prompt.close()
  }
}

interface Session {
  readonly path: string
  readonly prompt: Prompt
  readonly report: Report
  readonly today: string
  readonly width: number
}

async function askAll(session: Session): Promise<void> {
  const { path, prompt, report, today } = session
  const open = openPractices(report)
  let by = lastBy(report)
  let saved = 0
  prompt.say(opening(open.length))
  for (const [index, practice] of open.entries()) {
    const text = questionText(practice, `${index + 1} of ${open.length}`, session.width)
    const days = { today, expires: yearAfter(today) }
    const answer = await askAbout(practice, { prompt, text, ...days, by, fault: evidenceFaultIn(path) })
    if (answer === 'leave') break
    if (answer === 'skip') continue
    await keep(answer, session)
    by = answer.by
    saved += 1
  }
  prompt.say(closing(saved, path))
}

/** Who answered last, in the configuration. */
function lastBy({ attestations }: Report): string | undefined {
  return attestations?.list.at(-1)?.by
}

async function keep(answer: Attestation, { path, prompt }: Session): Promise<void> {
  const edited = putAttestation(path, answer)
  await save(edited.file, edited.text)
  prompt.say(`  Saved in ${printable(edited.file)}.`)
}

function opening(count: number): string {
  if (count === 0) return 'Nothing to ask: files show every practice that applies, or somebody answers for it.'
  return `${count} practices cannot be seen in files, or not in full. Answers are saved one by one; q leaves.`
}

function closing(saved: number, path: string): string {
  const next = saved === 0 ? '' : `; se-ml audit ${printable(path)} shows the score with and without them`
  return `\n${saved} ${saved === 1 ? 'answer' : 'answers'} saved${next}.`
}
