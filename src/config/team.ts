import { given } from '../given.ts'
import type { Team } from '../index.ts'
import type { Config } from './config.ts'

/** What a configuration says on the team, for {@link Options}; nothing where it says nothing. */
export function teamOf({ settings }: Config): { team?: Team } {
  const { organisation, team_size, experience, data_type } = settings
  const team: Team = given({ organisation, team_size, experience, data_type })
  return Object.keys(team).length === 0 ? {} : { team }
}
