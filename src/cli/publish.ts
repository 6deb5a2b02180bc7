import { appendFile } from 'node:fs/promises'
import { AuditError, type Comparison, folderInRepository, type Report, rules } from '../index.ts'
import type { Context } from './context.ts'
import { printed, render, type Wanted } from './formats.ts'
import { save } from './save.ts'

/** What there is to publish. */
export interface Published {
  readonly report: Report
  /** The audited folder. */
  readonly path: string
  readonly comparison?: Comparison
}

interface Flags {
  readonly format?: readonly Wanted[]
  readonly output?: string
}

/**
 * Writes every form that was asked for: those with a file into it, the other one to `--output` or to stdout.
 * @param text makes the text report, which depends on where it goes
 */
export async function publish(what: Published, flags: Flags, context: Context, text: () => string): Promise<void> {
  const draw = ({ format }: Wanted): string =>
    format === 'text' ? text() : render(format, what.report, optionsFor(what.path), what.comparison)
  for (const wanted of flags.format ?? []) if (wanted.file !== undefined) await save(wanted.file, draw(wanted))
  const format = printed(flags.format)
  await context.deliver(draw({ format }), flags.output)
  if (flags.format?.some((wanted) => wanted.format === 'github')) await summarize(what, context)
}

function optionsFor(path: string) {
  return { rules, folder: folderInRepository(path) }
}

/** On GitHub the annotations have a page that says more: the summary of the step. */
async function summarize({ report, path, comparison }: Published, { world }: Context): Promise<void> {
  const file = world.env.GITHUB_STEP_SUMMARY
  if (!file) return
  try {
    await appendFile(file, render('markdown', report, optionsFor(path), comparison))
  } catch (error) {
    throw new AuditError(`cannot write the step summary ${file}: ${error instanceof Error ? error.message : error}`)
  }
}
