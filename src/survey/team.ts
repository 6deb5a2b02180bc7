/** What the survey asks of a team before its practices; all of it optional. */
export interface Team {
  readonly organisation?: 'tech' | 'non-tech' | 'government' | 'research'
  /** People in the team. */
  readonly team_size?: number
  /** Years that the team has worked with machine learning. */
  readonly experience?: number
  readonly data_type?: DataType | readonly DataType[]
}

export type DataType = 'tabular' | 'text' | 'images' | 'audio' | 'time-series' | 'graphs'

/** The groups whose answers were published. */
export interface Group {
  readonly dimension: 'organisation' | 'team_size' | 'experience' | 'data_type'
  /** Key of the group in `answers.json`. */
  readonly key: string
  /** The group in words, in the plural: `teams of 4 to 5`. */
  readonly words: string
}

/** Lowest team size of each group, largest first. */
const SIZES: readonly (readonly [number, string, string])[] = [
  [16, '16+', 'teams of 16 or more'],
  [10, '10-15', 'teams of 10 to 15'],
  [6, '6-9', 'teams of 6 to 9'],
  [4, '4-5', 'teams of 4 to 5'],
  [2, '2-3', 'teams of 2 to 3'],
  [0, '1', 'teams of one'],
]

/** Fewest years of each group, longest first; each answer of the survey ends where the next one begins. */
const YEARS: readonly (readonly [number, string, string])[] = [
  [5, '5+', 'teams with 5 or more years of experience'],
  [2, '2-5', 'teams with 2 to 5 years of experience'],
  [1, '1-2', 'teams with 1 to 2 years of experience'],
  [0, '<1', 'teams with less than a year of experience'],
]

const ORGANISATIONS: Readonly<Record<NonNullable<Team['organisation']>, string>> = {
  tech: 'tech companies',
  'non-tech': 'companies outside of tech',
  government: 'governmental organisations',
  research: 'research organisations',
}

const DATA: Readonly<Record<DataType, string>> = {
  tabular: 'teams with tabular data',
  text: 'teams with text',
  images: 'teams with images or videos',
  audio: 'teams with audio',
  'time-series': 'teams with time series',
  graphs: 'teams with graphs',
}

/** The groups of the survey that a team belongs to, in the order of the survey's charts. */
export function groupsOf({ organisation, team_size, experience, data_type = [] }: Team): Group[] {
  return [
    ...(organisation === undefined
      ? []
      : [{ dimension: 'organisation', key: organisation, words: ORGANISATIONS[organisation] } as const]),
    ...(team_size === undefined ? [] : [step('team_size', SIZES, team_size)]),
    ...(experience === undefined ? [] : [step('experience', YEARS, experience)]),
    ...[data_type].flat().map((key) => ({ dimension: 'data_type', key, words: DATA[key] }) as const),
  ]
}

function step(dimension: Group['dimension'], steps: typeof SIZES, value: number): Group {
  const [, key, words] = steps.find(([least]) => value >= least) ?? steps.at(-1)!
  return { dimension, key, words }
}
