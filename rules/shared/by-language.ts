import type { Language, MeasuredModule } from '../../src/facts/types.ts'
import type { FoundPlace, LanguageMeasures, MeasuredVerdict } from '../../src/model.ts'

/**
 * A language with less of the code decides nothing by itself. Our own choice: SIG weighs the languages of a system by
 * their size, so one of this size hardly moves the rating, and a single long unit would fill most of its profile.
 */
const LEAST_SHARE = 0.05

const NAMES: Readonly<Record<Language, string>> = {
  python: 'Python',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
}

export function languageName({ language }: Pick<MeasuredModule, 'language'>): string {
  return NAMES[language]
}

/** What is measured for the code of one language. */
export type Part = Pick<MeasuredVerdict, 'measures' | 'profile'>

/** One thing that is measured: its language, and the lines of code that it stands for. */
export interface InLanguage {
  readonly language: string
  readonly lines: number
}

/**
 * Measures each language by itself where there are several, since limits hold for each language: `languages` of a
 * verdict, the largest first. Nothing for code in one language: that is what the verdict measures anyway.
 */
export function byLanguage<Item extends InLanguage>(
  items: readonly Item[],
  measure: (items: readonly Item[]) => Part,
): Pick<MeasuredVerdict, 'languages'> {
  const groups = new Map<string, Item[]>()
  for (const item of items) addTo(groups, item)
  const present = [...groups].filter(([, own]) => linesOf(own) > 0)
  if (present.length < 2) return {}
  const total = linesOf(items)
  const languages = present.map(([language, own]): LanguageMeasures => {
    const lines = linesOf(own)
    return { language, lines, decides: lines >= LEAST_SHARE * total, ...measure(own) }
  })
  return { languages: languages.sort((a, b) => b.lines - a.lines || (a.language < b.language ? -1 : 1)) }
}

function linesOf(items: readonly InLanguage[]): number {
  return items.reduce((sum, { lines }) => sum + lines, 0)
}

/** Findings with their language, where the verdict tells languages apart. */
export function inLanguages(
  { languages }: Pick<MeasuredVerdict, 'languages'>,
  findings: readonly FoundPlace[],
  languageOf: (finding: FoundPlace) => string | undefined,
): readonly FoundPlace[] {
  if (languages === undefined) return findings
  return findings.map((finding) => {
    const language = languageOf(finding)
    return language === undefined ? finding : { ...finding, language }
  })
}

/** Language of the file in which a finding stands. */
export function languageByPath(modules: readonly MeasuredModule[]): (finding: FoundPlace) => string | undefined {
  const names = new Map(modules.map((module) => [module.path, languageName(module)]))
  return ({ at }) => names.get(at.path)
}

function addTo<Item extends InLanguage>(groups: Map<string, Item[]>, item: Item): void {
  const own = groups.get(item.language)
  if (own === undefined) groups.set(item.language, [item])
  else own.push(item)
}
