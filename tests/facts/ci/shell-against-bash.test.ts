import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GATING } from '../../../src/facts/ci/effect.ts'
import { runShell } from '../../../src/facts/ci/shell/run.ts'

/**
 * The reference is Bash itself: random scripts of `step N` are run once for each N with that step failing, and the exit status of
 * the script has to be what we said of the step.
 */

const hasBash = spawnSync('bash', ['--version']).status === 0
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'se-ml-shell-'))
  writeFileSync(join(folder, 'step'), '#!/bin/sh\necho "$1" >> "$LOG"\n[ "$1" != "$FAILING" ]\n', { mode: 0o755 })
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Each `step` in the text gets a number of its own. */
function numbered(text: string): { script: string; count: number } {
  let count = 0
  return { script: text.replace(/\bstep\b/g, () => `step ${++count}`), count }
}

const { list } = fc.letrec<{ command: string; chain: string; statement: string; list: string }>((tie) => ({
  command: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: fc.constant('step') },
    { weight: 1, arbitrary: tie('list').map((inner) => `(\n${inner}\n)`) },
    { weight: 1, arbitrary: tie('list').map((inner) => `{ ${inner}\n}`) },
    { weight: 1, arbitrary: tie('chain').map((inner) => `if true; then ${inner}; fi`) },
    { weight: 1, arbitrary: tie('chain').map((inner) => `for x in 1; do ${inner}; done`) },
  ),
  chain: fc.oneof(
    { weight: 4, arbitrary: tie('command') },
    { weight: 1, arbitrary: tie('command').map((one) => `! ${one}`) },
    { weight: 2, arbitrary: fc.tuple(tie('command'), tie('command')).map((both) => both.join(' && ')) },
    { weight: 1, arbitrary: fc.tuple(tie('command'), tie('command')).map((both) => both.join(' | ')) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          tie('command'),
          fc.constantFrom('true', 'echo no >&2', 'exit 1', 'exit 0', 'false', '{ echo no >&2; exit 1; }'),
        )
        .map((both) => both.join(' || ')),
    },
  ),
  statement: fc.oneof(
    { weight: 8, arbitrary: tie('chain') },
    { weight: 1, arbitrary: fc.constantFrom('set +e', 'set -e', 'set -o pipefail', 'true', 'exit 0') },
  ),
  list: fc
    .array(tie('statement'), { minLength: 1, maxLength: 3, size: 'small' })
    .map((statements) => statements.join('\n')),
}))

/** Whether the script fails when this step fails; undefined when the step is not reached. */
function failsInBash(script: string, options: readonly string[], failing: number): boolean | undefined {
  const log = join(folder, 'log')
  writeFileSync(log, '')
  const env = { PATH: `${folder}:${process.env.PATH}`, LOG: log, FAILING: String(failing) }
  const { status } = spawnSync('bash', ['--noprofile', '--norc', ...options, '-c', script], { env })
  return readFileSync(log, 'utf8').split('\n').includes(String(failing)) ? status !== 0 : undefined
}

const MODES = [
  { options: ['-e'], mode: { errexit: true, pipefail: false } },
  { options: ['-eo', 'pipefail'], mode: { errexit: true, pipefail: true } },
  { options: [], mode: { errexit: false, pipefail: false } },
]

describe.runIf(hasBash)('whether a failing command fails the script', () => {
  it('is what bash says, for random scripts', { timeout: 300_000 }, () => {
    execFileSync('bash', ['-c', 'true'])
    fc.assert(
      fc.property(list, fc.constantFrom(...MODES), (text, { options, mode }) => {
        const { script, count } = numbered(text)
        fc.pre(count <= 8 && !(script.includes('!') && script.includes('exit 0')))
        const ran = runShell({ text: script, mode, effect: GATING, folder: '', variables: new Map() })
        for (let step = 1; step <= count; step++) {
          // With every other step passing, an inverted one makes the script fail by itself: nothing is learned then.
          if (failsInBash(script, options, 0) !== undefined || failsWithoutFault(script, options)) return
          const said = ran.find(({ words }) => words[1] === String(step))?.effect
          const truth = failsInBash(script, options, step)
          if (truth !== undefined)
            expect({ script, options, step, gating: said?.gating }).toEqual({ script, options, step, gating: truth })
        }
      }),
      { numRuns: Number(process.env.SE_ML_RUNS ?? 60), seed: 7 },
    )
  })
})

function failsWithoutFault(script: string, options: readonly string[]): boolean {
  const env = { PATH: `${folder}:${process.env.PATH}`, LOG: join(folder, 'log'), FAILING: '0' }
  return spawnSync('bash', ['--noprofile', '--norc', ...options, '-c', script], { env }).status !== 0
}
