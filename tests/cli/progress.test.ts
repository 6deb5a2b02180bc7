import { expect, test } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import { fakeWorld, Sink } from './world.ts'

/** A clock that stands still until it is set. */
function clock(): { now: () => number; set: (time: number) => void } {
  let time = 0
  return {
    now: () => time,
    set: (to) => {
      time = to
    },
  }
}

test('long work shows a bar, and takes it away at the end', () => {
  const stderr = new Sink(true)
  const { now, set } = clock()
  const progress = createProgress(fakeWorld({ stderr }), now)
  set(600)
  progress.update(50, 200)
  expect(stderr.text).toBe('\rReading [########......................] 50 of 200 files\x1b[K')
  progress.clear()
  expect(stderr.text.endsWith('\r\x1b[K')).toBe(true)
})

test('short work shows nothing', () => {
  const stderr = new Sink(true)
  const { now, set } = clock()
  const progress = createProgress(fakeWorld({ stderr }), now)
  set(400)
  progress.update(100, 100)
  progress.clear()
  expect(stderr.text).toBe('')
})

test('the bar is not drawn for each file', () => {
  const stderr = new Sink(true)
  const { now, set } = clock()
  const progress = createProgress(fakeWorld({ stderr }), now)
  for (let file = 1; file <= 100; file++) {
    set(500 + file)
    progress.update(file, 100)
  }
  expect(stderr.text.split('\r').length - 1).toBe(2)
})

test.each([
  ['no terminal', new Sink(), {}],
  ['a terminal that cannot move its cursor', new Sink(true), { TERM: 'dumb' }],
])('%s gets no bar', (_case, stderr, env) => {
  const { now, set } = clock()
  const progress = createProgress(fakeWorld({ stderr, env }), now)
  set(10_000)
  progress.update(1, 2)
  progress.clear()
  expect(stderr.text).toBe('')
})
