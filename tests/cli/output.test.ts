import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { layoutFor } from '../../src/cli/layout.ts'
import { guard, print } from '../../src/cli/print.ts'
import { warn } from '../../src/cli/warn.ts'
import type { Output, World } from '../../src/cli/world.ts'
import type { Report } from '../../src/model.ts'
import { report } from '../report/sample.ts'

/** An output whose writes end with an error of this code, or well. */
function output(code?: string): Output & { readonly written: string[] } {
  const written: string[] = []
  const write = (text: string, done: (error?: Error) => void): boolean => {
    written.push(text)
    done(code === undefined ? undefined : Object.assign(new Error(`${code}: no space left`), { code }))
    return true
  }
  return Object.assign(new PassThrough(), { write, written }) as never
}

describe('printing', () => {
  test('waits until all is written', async () => {
    const out = output()
    await print(out, 'one')
    expect(out.written).toEqual(['one'])
  })

  test.each(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])(
    'a reader that has gone (%s) is no error',
    async (code) => {
      await expect(print(output(code), 'one')).resolves.toBeUndefined()
    },
  )

  test('a full disk is one that the user can mend', async () => {
    await expect(print(output('ENOSPC'), 'one')).rejects.toThrow('cannot write the output: ENOSPC: no space left')
  })

  test('an error of the stream does not end the program', () => {
    const out = output()
    guard(out)
    expect(() => out.emit('error', new Error('gone'))).not.toThrow()
  })
})

const world = (env: World['env'], stdout: Partial<Output>): World => ({ env, stdout }) as World

describe('the layout', () => {
  test('of a file: 80 columns, any character, in colour only when asked for', () => {
    const terminal = world({ LANG: 'C', FORCE_COLOR: '1' }, { isTTY: true, columns: 200 })
    expect(layoutFor({ output: 'a.txt' }, terminal)).toEqual({ color: false, ascii: false, width: 80 })
    expect(layoutFor({ output: 'a.txt', color: true }, terminal)).toMatchObject({ color: true })
  })

  test.each([
    [{}, { LANG: 'en_US.UTF-8' }, { isTTY: true, columns: 76 }, { color: true, ascii: false, width: 76 }],
    [{}, { LANG: 'de_DE.ISO-8859-1' }, { isTTY: true, columns: 300 }, { color: true, ascii: true, width: 80 }],
    [{}, { NO_COLOR: '1' }, { isTTY: true, columns: 40 }, { color: false, ascii: false, width: 72 }],
    [{}, { TERM: 'dumb' }, { isTTY: true }, { color: false, ascii: false, width: 80 }],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, {}, { color: true, ascii: false, width: 80 }],
    [{ color: false }, { FORCE_COLOR: '1' }, { isTTY: true }, { color: false, ascii: false, width: 80 }],
    [{}, {}, { columns: 100 }, { color: false, ascii: false, width: 80 }],
  ])('%j, %j, %j', (flags, env, stdout, layout) => {
    expect(layoutFor(flags, world(env, stdout))).toEqual(layout)
  })
})

describe('warnings', () => {
  async function warned(more: Partial<Report>): Promise<string[]> {
    const stderr = output()
    await warn({ ...report, rules: [], skipped: [], ...more }, { world: { ...world({}, {}), stderr } })
    return stderr.written
  }

  test('name rules that failed, as a fault of the tool', async () => {
    const [failed] = report.rules.filter(({ status }) => status === 'error')
    expect(await warned({ rules: [failed!] })).toEqual([
      'se-ml: maintainability/automate-tests: the rule failed: boom. This is a fault of se-ml: please report this line.\n',
    ])
  })

  test('name files that should have been read, and no others', async () => {
    const skipped = [
      { path: 'a\x1b[31m.py', reason: 'may not be read', lost: true },
      { path: 'b.py', reason: 'larger than 2 MB' },
    ]
    const said = await warned({ skipped })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('may not be read. The audit is incomplete.')
    expect(said[0]).not.toContain('\x1b')
  })

  test('are silent where there is nothing to say', async () => {
    expect(await warned({})).toEqual([])
  })
})
