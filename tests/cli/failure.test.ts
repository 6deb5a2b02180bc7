import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { describeFailure } from '../../src/cli/failure.ts'
import { AuditError } from '../../src/errors.ts'

describe('a failure', () => {
  test('of the user is one line and exit code 2', () => {
    expect(describeFailure(new AuditError('no such folder: x'), {})).toEqual({
      code: 2,
      message: 'se-ml: no such folder: x\n',
    })
  })

  test('never lets a control character through', () => {
    expect(describeFailure(new AuditError('a\nb\x1b[31m'), {}).message).toBe('se-ml: a\\nb\\x1b[31m\n')
  })

  test('of the command line loses its prefix and its line breaks', () => {
    const { code, message } = describeFailure(new CommanderError(1, 'x', "error: unknown option '-x'\n(Hint.)"), {})
    expect(code).toBe(2)
    expect(message).toMatch(/^se-ml: unknown option '-x' \(Hint\.\); .*--help.*\n$/)
  })

  test.each([new TypeError('boom'), 'boom', { message: 'boom' }])(
    'of ours (%s) is exit code 3 and asks for a report',
    (error) => {
      const { code, message } = describeFailure(error, {})
      expect(code).toBe(3)
      expect(message).toMatch(/^se-ml: internal error: .*please report.*\n$/)
      expect(message.trim().split('\n')).toHaveLength(1)
    },
  )

  test('of ours has a stack when asked for', () => {
    expect(describeFailure(new TypeError('boom'), { SE_ML_DEBUG: '1' }).message).toContain('failure.test.ts')
  })
})
