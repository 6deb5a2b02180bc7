import { appendFile } from 'node:fs/promises'
import { given } from '../given.ts'
import { AuditError, type Comparison, folderInRepository, type Report, rules } from '../index.ts'
import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { type Format, printed, renderer, type Wanted } from './formats.ts'
import { save } from './save.ts'

/** What there is to publish. */
export interface Published {
  readonly report: Report
  readonly comparison?: Comparison
  /** Makes the text report, which depends on where it goes. */
  readonly text: () => string
}

interface Flags {
  readonly format?: readonly Wanted[]
  readonly output?: string
}

/** Writes every form that was asked for: those with a file into it, the other one to `--output` or to stdout. */
export async function publish(what: Published, { path, flags, context }: Call<Flags>): Promise<void> {
  const draw = drawer(what, path)
  const { format: wanted = [], output } = flags
  for (const { format, file } of wanted) if (file !== undefined) await save(file, draw(format))
  await context.deliver(draw(printed(wanted)), output)
  if (wanted.some(({ format }) => format === 'github')) await summarize(() => draw('markdown'), context)
}

function drawer({ report, comparison, text }: Published, path: string): (format: Format) => string {
  return (format) => {
    if (format === 'text') return text()
    return renderer(format)(report, { rules, folder: folderInRepository(path), ...given({ comparison }) })
  }
}

/** On GitHub the annotations have a page that says more: the summary of the step. */
async function summarize(draw: () => string, { world }: Context): Promise<void> {
  const file = world.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    await appendFile(file, draw())
  } catch (error) {
    throw new AuditError(`cannot write the step summary ${file}: ${error instanceof Error ? error.message : error}`)
  }
}
