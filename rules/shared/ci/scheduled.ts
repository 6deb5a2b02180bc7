import type { CiFacts } from '../../../src/facts/types/ci.ts'

/** Whether a scheduled job runs the file. */
export function isOnSchedule({ jobs }: CiFacts, path: string): boolean {
  return jobs.some(
    ({ runs, triggers, commands }) =>
      runs !== 'never' &&
      triggers.some(({ kind }) => kind === 'schedule') &&
      commands.some(({ args }) => args.some((arg) => names(arg, path))),
  )
}

/** `python monitor/drift.py` and `python -m monitor.drift`. */
function names(arg: string, path: string): boolean {
  return arg.replace(/^\.\//, '') === path || `${arg.replaceAll('.', '/')}.py` === path
}
