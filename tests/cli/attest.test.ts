import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { makeTree } from '../helpers/tree.ts'
import { fakeWorld, Sink } from './world.ts'

const TRAIN = `import pandas as pd
from sklearn.linear_model import LogisticRegression

loans = pd.read_csv("loans.csv")
LogisticRegression().fit(loans[["amount"]], loans["paid"])
`

/** Types the next line whenever a question stands at the end of the screen. */
function terminal(answers: readonly string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  const left = [...answers]
  class Screen extends Sink {
    override _write(chunk: unknown, encoding: string, done: () => void): void {
      super._write(chunk, encoding, done)
      if (/(: |\? |\] )$/.test(String(chunk).replace(/\u001b\[\d*[A-Z]/g, ''))) type()
    }
  }
  function type(): void {
    const next = left.shift()
    if (next !== undefined) setTimeout(() => stdin.write(next), 5)
  }
  return fakeWorld({ stdin, stdout: new Screen(true), env: { TERM: 'dumb' } })
}

const project = () => makeTree({ 'train.py': TRAIN, 'docs/values.md': '# Values\n\nWe have some.\n' })

const CTRL_C = '\u0003'
const ENTER = '\r'

async function attest(root: string, answers: readonly string[]) {
  const world = terminal(answers)
  const code = await main(['attest', root], world)
  return { code, text: world.stdout.text, errors: world.stderr.text }
}

const asked = (text: string): number => Number(/(\d+) practices cannot be seen/.exec(text)?.[1] ?? 0)

describe('se-ml attest', () => {
  test('needs a terminal', async () => {
    const world = fakeWorld()
    expect(await main(['attest', project()], world)).toBe(2)
    expect(world.stderr.text).toMatch(/needs a terminal; .*write "attestations:" into \.se-ml\.yml by hand/)
  })

  test('saves each answer at once, can be left, and goes on where it was', async () => {
    const root = project()
    const first = await attest(root, ['7\r', '2\r', 'nowhere.md\r', 'docs/values.md\r', ENTER, 'lead\r', CTRL_C])
    expect(first).toMatchObject({ code: 0, errors: '' })
    expect(first.text).toContain('“7” is none of these.')
    expect(first.text).toContain('Give a link, or the path of a file that is there')
    expect(first.text).toContain('1 answer saved')
    const saved = readFileSync(join(root, '.se-ml.yml'), 'utf8')
    expect(saved).toMatch(
      /^attestations:\n {2}- practice: [\w-]+\n {4}level: partially\n {4}evidence: docs\/values.md\n {4}by: lead\n {4}on: 2026-01-01\n {4}expires: 2027-01-01\n$/,
    )
    const second = await attest(root, ['q\r'])
    expect(asked(second.text)).toBe(asked(first.text) - 1)
    expect(second.text).toContain('0 answers saved')
    expect(readFileSync(join(root, '.se-ml.yml'), 'utf8')).toBe(saved)
  })

  test('asks no evidence of what is not done, and offers who answered last', async () => {
    const root = project()
    const { text } = await attest(root, ['1\r', 'lead\r', 's\r', 'w\r', '1\r', ENTER, 'q\r'])
    expect(text).toContain('[lead]')
    expect(text).not.toContain('What shows it?')
    expect(readFileSync(join(root, '.se-ml.yml'), 'utf8').match(/by: lead/g)).toHaveLength(2)
  })
})
