import { expect, test } from 'vitest'
import { AuditError } from '../../../src/errors.ts'
import { gatherElsewhere } from '../../../src/facts/apart/index.ts'
import { gatherApart } from '../../../src/facts/apart/thread.ts'
import { gatherOnce } from '../../../src/facts/gather.ts'

const found = { root: '/nowhere', files: [] }

test('what the thread sends is taken, what the user can mend stays so, and what is lost is gathered here', async () => {
  const names = ['ci', 'coverage', 'containers'] as const
  const elsewhere = gatherApart({ found, names }, new URL('./dies.mjs', import.meta.url))
  const ask = gatherOnce(found, Promise.resolve([]), elsewhere)
  expect(await ask('ci')).toBe('sent')
  await expect(ask('coverage')).rejects.toThrow(new AuditError('no such report'))
  expect(await ask('containers')).toMatchObject({ dockerfiles: [], services: [] })
})

test('no thread starts for facts that need modules, nor where one thread is asked for', async () => {
  expect((await gatherElsewhere(found, new Set(['modules', 'units']), 2)).size).toBe(0)
  expect((await gatherElsewhere(found, new Set(['ci']), 1)).size).toBe(0)
})
