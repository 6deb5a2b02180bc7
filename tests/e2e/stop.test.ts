import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Repository } from '../helpers/repository.ts'
import { BIN } from './run.ts'

test.skipIf(process.platform === 'win32')('a program that is stopped leaves no temporary folder behind', async () => {
  const repository = Repository.of('repositories/churn')
  const temporary = mkdtempSync(join(tmpdir(), 'se-ml-stop-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  mkdirSync(join(temporary, 'empty'))
  const child = spawn(process.execPath, [BIN, 'trend', '--last', '50', '--no-cache'], {
    cwd: repository.root,
    env: { ...process.env, TMPDIR: join(temporary, 'empty') },
    stdio: 'ignore',
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const appeared = async (): Promise<boolean> => {
    for (let tries = 0; tries < 2000; tries++) {
      if (readdirSync(join(temporary, 'empty')).length > 0) return true
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return false
  }
  expect(await appeared()).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(143)
  expect(readdirSync(join(temporary, 'empty'))).toEqual([])
})
