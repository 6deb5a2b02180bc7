import { describe, expect, it } from 'vitest'
import { commandLine, runningCommands } from '../../../rules/shared/ci/running.ts'
import { effectRank, strongest } from '../../../rules/shared/ci/strongest.ts'
import type { CiTask } from '../../../rules/shared/ci/tasks.ts'
import type { CiCommand, CiFacts, CiJob } from '../../../src/facts/types/ci.ts'

function task(tool: string, effect: Pick<CiTask, 'runs' | 'gating'>, work: CiTask['work'] = 'tests'): CiTask {
  return { tool, work, text: tool, args: [], at: { path: 'ci.yml' }, job: {} as CiJob, ...effect }
}

const IDLE = task('idle', { runs: 'never', gating: false })
const NIGHTLY = task('nightly', { runs: 'otherwise', gating: false })
const SHOWN = task('shown', { runs: 'on-change', gating: false })
const GATE = task('gate', { runs: 'on-change', gating: true })

describe('what a task can do for a change', () => {
  it('is most where it can fail it, then where it runs on it, then where it runs at all', () => {
    expect([GATE, SHOWN, NIGHTLY, IDLE].map(effectRank)).toEqual([3, 2, 1, 0])
  })
  it('is told by the strongest task of a kind of work, the first of equals', () => {
    const lint = task('lint', { runs: 'on-change', gating: true }, 'analysis')
    const second = task('second', { runs: 'on-change', gating: true })
    expect(strongest([IDLE, NIGHTLY, lint, GATE, second], 'tests')).toBe(GATE)
    expect(strongest([NIGHTLY, lint])).toBe(lint)
    expect(strongest([lint], 'tests')).toBeUndefined()
  })
})

describe('commands that run', () => {
  const command = (program: string, ...args: string[]) => ({ program, args }) as unknown as CiCommand
  it('are those of jobs that run at some time', () => {
    const job = (runs: CiJob['runs'], program: string) => ({ runs, commands: [command(program)] }) as unknown as CiJob
    const jobs = [job('never', 'a'), job('otherwise', 'b'), job('on-change', 'c')]
    expect(runningCommands({ jobs } as unknown as CiFacts).map(({ program }) => program)).toEqual(['b', 'c'])
  })
  it('are looked at as one line', () => {
    expect(commandLine(command('dvc', 'repro', '-f'))).toBe('dvc repro -f')
  })
})
