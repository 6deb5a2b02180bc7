import { type Asked, type Attestation, type Level, printable, type QuestionText } from '../../index.ts'
import type { Prompt } from './prompt.ts'

/** The survey's four answers, in words of our own. */
const ANSWERS: readonly (readonly [level: Level, words: string])[] = [
  ['not-at-all', 'Not at all: we do not do this'],
  ['partially', 'Partially: now and then, or in some places only'],
  ['mostly', 'Mostly: it is our habit, with gaps that we know'],
  ['completely', 'Completely: always and everywhere, and we could show it'],
]

const KEYS = '1 to 4, s to skip, w for why it matters, q to leave: '

/** What a dialogue needs to know. */
export interface Asking {
  readonly text: QuestionText
  readonly prompt: Prompt
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly expires: string
  /** Who answered last. */
  readonly by: string | undefined
  /** What is wrong with a piece of evidence; undefined when nothing is. */
  readonly fault: (evidence: string) => string | undefined
}

/** The answer to one question: an attestation, or that the practice is skipped, or that the user has left. */
export type Answer = Attestation | 'skip' | 'leave'

/** Asks about one practice: the level, what shows it, and who answers for it. */
export async function askAbout({ meta }: Asked, asking: Asking): Promise<Answer> {
  const level = await askLevel(asking)
  if (level === 'skip' || level === 'leave') return level
  const evidence = level === 'not-at-all' ? '' : await askEvidence(asking)
  if (evidence === undefined) return 'leave'
  const by = await askBy(asking)
  if (by === undefined) return 'leave'
  const { today: on, expires } = asking
  const name = meta.id.slice(meta.id.indexOf('/') + 1)
  return { practice: name, level, ...(evidence !== '' && { evidence }), by, on, expires }
}

/** What may be typed in answer to the question for the level. */
const REPLIES: ReadonlyMap<string, Level | 'skip' | 'leave'> = new Map([
  ...ANSWERS.map(([level], index) => [String(index + 1), level] as const),
  ...([
    ['s', 'skip'],
    ['', 'skip'],
    ['q', 'leave'],
  ] as const),
])

async function askLevel({ text, prompt: { ask, say } }: Asking): Promise<Level | 'skip' | 'leave'> {
  say(`\n${text.introduction}\n\n${text.question}`)
  for (const [index, [, words]] of ANSWERS.entries()) say(`    ${index + 1}  ${words}`)
  for (;;) {
    const typed = (await ask(`  ${KEYS}`))?.toLowerCase() ?? 'q'
    const reply = REPLIES.get(typed)
    if (reply !== undefined) return reply
    say(typed === 'w' ? text.why : `  “${printable(typed)}” is none of these.`)
  }
}

async function askEvidence({ prompt: { ask, say }, fault }: Asking): Promise<string | undefined> {
  for (;;) {
    const typed = await ask('  What shows it? A link or a path in the repository; Enter for nothing: ')
    if (typed === undefined || typed === '') return typed
    const wrong = fault(typed)
    if (wrong === undefined) return typed
    say(`  Give ${wrong}.`)
  }
}

async function askBy({ prompt: { ask, say }, by }: Asking): Promise<string | undefined> {
  for (;;) {
    const typed = await ask(`  Who answers for it, a role or a name?${by === undefined ? '' : ` [${printable(by)}]`} `)
    if (typed === undefined || typed !== '') return typed
    if (by !== undefined) return by
    say('  An answer that nobody stands for does not count.')
  }
}
