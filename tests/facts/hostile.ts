import fc from 'fast-check'
import { Broken } from '../../src/facts/read/broken.ts'

/** Pieces of manifests, markup and code that readers look for. */
const PIECES = [
  ...' \n\t\r#[]{}()<>"\'`\\/|&;:,=-+*@!?%$~^._0aA',
  '[[',
  '==',
  '>=',
  '-r ',
  '-e ',
  'git+https://x/y.git@',
  '#egg=',
  'install_requires=',
  'extras_require',
  'pip install ',
  'conda install ',
  'RUN ',
  'FROM ',
  '<<EOF\n',
  '"""',
  "f'",
  'dependencies:\n  - ',
  '[project]\n',
  '[options]\n',
  'name = "x"\n',
  '{"cells": [{"cell_type": "code", "source": "',
  '![',
  '](',
  '](https://',
  '\n===\n',
  '\n---\n',
  '# ',
  '<a href="',
  '<img src="',
  '&x ',
  '*x',
  '- ',
  'stages:\n  a:\n    cmd: ',
  'kind: ',
  'for x in ',
  'lambda ',
  'def f(',
  'with a as ',
  '\u0000',
  '\u{1f600}',
  '__proto__',
]

/** Text made of such pieces and of anything else. */
export function someText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
}

/** Long runs of one piece, alone and after another: what makes careless patterns take quadratic time. */
export function* hostileTexts(length = 20_000): Generator<string> {
  for (const piece of PIECES) {
    yield piece.repeat(length / piece.length)
    yield `a${piece.repeat(length / piece.length)}b`
  }
}

/**
 * Runs a reader that may say what is wrong ({@link Broken}) and may do nothing else.
 * @returns seconds of processor time: a busy machine does not change them
 */
export async function attempt(read: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  try {
    await read()
  } catch (error) {
    if (!(error instanceof Broken)) throw error
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

/** For properties over random text: the reader ends with a value or with a reason. */
export async function survives(read: () => unknown): Promise<boolean> {
  await attempt(read)
  return true
}

/** Seconds of processor time that a reader may take for one hostile text. */
export const IN_TIME = 2.5
