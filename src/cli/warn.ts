import { printable, type Report } from '../index.ts'
import type { Context } from './context.ts'
import { print } from './print.ts'

/** Says on stderr what makes an audit incomplete: the report stands without it. */
export async function warn({ rules, skipped }: Report, { world }: Pick<Context, 'world'>): Promise<void> {
  for (const { id, reason } of rules.filter(({ status }) => status === 'error')) {
    await print(
      world.stderr,
      `se-ml: ${id}: ${printable(reason ?? '')}. This is a fault of se-ml: please report this line.\n`,
    )
  }
  for (const { path, reason } of skipped.filter(({ lost }) => lost === true)) {
    await print(world.stderr, `se-ml: ${printable(path)}: ${printable(reason)}. The audit is incomplete.\n`)
  }
}
