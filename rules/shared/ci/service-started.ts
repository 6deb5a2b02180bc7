import type { CiCommand, CiFacts } from '../../../src/facts/types/ci.ts'

/** A job starts the project as a service, and tests after that: these can ask it for answers. */
export function startsService({ jobs }: Pick<CiFacts, 'jobs'>): boolean {
  return jobs.some(({ runs, commands }) => {
    const started = commands.findIndex(isStart)
    return runs !== 'never' && started >= 0 && commands.slice(started).some(({ program }) => program === 'pytest')
  })
}

function isStart({ program, args }: CiCommand): boolean {
  if (/^(uvicorn|gunicorn|hypercorn|waitress-serve)$/.test(program)) return true
  if (program === 'flask') return args.includes('run')
  if (/^docker[ -]compose$/.test(program)) return args.includes('up')
  if (program !== 'docker' && program !== 'podman') return false
  const isDetached = args.some((arg) => /^(-[a-z]*d[a-z]*|--detach)$/.test(arg))
  return (args[0] === 'run' && isDetached) || (args[0] === 'compose' && args.includes('up'))
}
