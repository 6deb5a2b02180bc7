import { createInterface } from 'node:readline'
import type { World } from '../world.ts'

/** Asks on a terminal, one line at a time. */
export interface Prompt {
  /** What was typed, without spaces around it; undefined when the user has left (Ctrl-C, Ctrl-D). */
  ask(question: string): Promise<string | undefined>
  say(text: string): void
  close(): void
}

export function createPrompt({ stdin, stdout }: World): Prompt {
  const lines = createInterface({ input: stdin, output: stdout, terminal: true })
  let isClosed = false
  lines.on('close', () => {
    isClosed = true
  })
  lines.on('SIGINT', () => lines.close())
  return {
    ask: (question) =>
      new Promise((resolve) => {
        if (isClosed) return resolve(undefined)
        const leave = (): void => resolve(undefined)
        lines.once('close', leave)
        lines.question(question, (answer) => {
          lines.off('close', leave)
          resolve(answer.trim())
        })
      }),
    say: (text) => {
      stdout.write(`${text}\n`)
    },
    close: () => lines.close(),
  }
}
