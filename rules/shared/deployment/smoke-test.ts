import type { CiCommand, CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { DEPLOY_ACTIONS } from './commands.ts'
import { isDeploy } from './deployments.ts'

const ASKS =
  /^(curl|wget|http|https)\b.*(predict|health|ready|invocations|infer|score|ping|localhost|127\.0\.0\.1|--fail\b.*https?:)|^(newman|locust|k6|hurl|grpcurl)\b|^(python|pytest)\b.*(smoke|health|live.?check)/i

/** What is fetched to be installed is no answer of the service. */
const FETCHES = /\.(sh|tar|t?gz|zip|deb|asc|gpg)\b|releases\/download|install|(^|\s)(-o|-O|-sSLo|--output)\s/

/** A request to the service in a job after it has deployed. */
export function smokeTest({ jobs }: CiFacts): Evidence | undefined {
  for (const job of jobs.filter(({ runs }) => runs !== 'never')) {
    const deployed = deploysAt(job)
    const asked = deployed && job.commands.find((command) => asks(command) && isAfter(command.at, deployed))
    if (asked)
      return { message: `job "${job.name}" asks the service after it has deployed`, at: asked.at, level: 'enforced' }
  }
  return undefined
}

function deploysAt({ commands, uses }: CiJob): Location | undefined {
  return (
    commands.find((command) => isDeploy(lineOf(command)))?.at ?? uses.find(({ name }) => DEPLOY_ACTIONS.test(name))?.at
  )
}

function asks(command: CiCommand): boolean {
  const line = lineOf(command)
  return ASKS.test(line) && !FETCHES.test(line)
}

function lineOf({ program, args }: CiCommand): string {
  return [program, ...args].join(' ')
}

/** Later in the same file: what stands in a template that is taken in has no order that could be told. */
function isAfter(at: Location, other: Location): boolean {
  return at.path === other.path && (at.line ?? 0) > (other.line ?? 0)
}
