import type { CloneGroup, Duplication } from '../../src/facts/types.ts'
import { number } from '../../src/model/number.ts'
import type { FoundPlace, Location, Measure, NextStep, Risk } from '../../src/model.ts'
import { defineGuideline } from '../../src/rule.ts'
import { byLanguage, inLanguages, languageByPath, languageName } from '../shared/by-language.ts'
import { effortOf } from '../shared/effort.ts'
import { percentage } from '../shared/percentage.ts'
import { placeName } from '../shared/place-name.ts'
import { RISKS, riskOf } from '../shared/risk-profile.ts'

/** There is no published risk by size. These are the upper bounds of unit size: a clone above them holds whole units. */
const LONG_BLOCKS = [0, 30, 60]

export default defineGuideline({
  id: 'maintainability/write-code-once',
  number: 3,
  title: 'Write code once',
  why: `A fault in copied code has to be found and mended in every copy. Copies of preprocessing are worse: when one of them changes, training and serving no longer see the same features, and nothing fails.`,
  how: `A clone is a block of at least 6 consecutive lines of code that stands in several places, in one file or in several, among source files and notebooks. Lines are compared as they are, less the white space at both ends; comments, docstrings and blank lines between them do not matter, and imports are left out. In a notebook a block may run from one code cell into the next.
Blocks are as long as they can be. Where some of the copies agree for longer, the longer block is a group of its own. Copies never overlap: lines that repeat over and over are reported as the lines that repeat.
The limit is for the share of lines of code that stand in any clone; each line counts once, the first copy as well. The score is 100 x limit / share.
Clones are looked for within a language. Where there are several languages, the limits hold for each that has 5 % of the code or more, and the score is their mean, weighted by lines of code, as SIG rates them.`,
  fix: `Move the block into one function and call it from all places; give it a parameter for what differs. Code that several notebooks share belongs into a module that they import. Where classes share methods, move them into a common base or into functions. Remove copies that are not used any more.`,
  example: `# before: the same six lines in train.py and in serve.py
frame["age"] = frame["age"].fillna(frame["age"].median())
frame["plan"] = frame["plan"].str.lower()
...

# after: features.py, imported by both
def prepare(frame):
    frame["age"] = frame["age"].fillna(frame["age"].median())
    frame["plan"] = frame["plan"].str.lower()
    ...
    return frame`,
  sources: [
    'Visser et al.: Building Maintainable Software (O\'Reilly, 2016), chapter 4 "Write Code Once"',
    'Limit of the preset se-ml: a Better Code Hub report of 2016 asks for 95.4 % of the lines not to be duplicated',
    'Sizes of clones: those that Better Code Hub published for huggingface/transformers in March 2021; where a clone reaches the end of a file it lost the last line, which counts here',
  ],
  limits: {
    duplicated: 'duplicated lines of code, percent',
  },
  needs: ['duplication', 'units'],
  check({ duplication, units }, { atMost }) {
    const { comparedLines, duplicatedLines, groups } = duplication
    if (comparedLines === 0) {
      return { status: 'not-applicable', reason: 'there is no code to compare in source files and notebooks' }
    }
    const parts = (duplication.languages ?? []).map((one) => ({
      ...one,
      language: languageName(one),
      lines: one.comparedLines,
    }))
    const languages = byLanguage(parts, ([part]) => ({ measures: [share(part!, atMost?.duplicated)] }))
    const findings = groups.map(finding).sort((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk))
    return {
      status: 'measured',
      measures: [share({ comparedLines, duplicatedLines }, atMost?.duplicated)],
      ...languages,
      evidence: [{ message: summary(duplication) }],
      findings: inLanguages(languages, findings, languageByPath(units)),
    }
  },
})

function share(
  { comparedLines, duplicatedLines }: Pick<Duplication, 'comparedLines' | 'duplicatedLines'>,
  bound: number | undefined,
): Measure {
  const value = percentage(duplicatedLines, comparedLines)
  return {
    ...{ id: 'duplicated', label: 'duplicated lines of code', value, unit: 'percent' },
    ...(bound !== undefined && { atMost: bound }),
    of: comparedLines,
  }
}

function summary({ comparedLines, duplicatedLines, groups, omitted = 0 }: Duplication): string {
  const clones = `${groups.length + omitted} ${groups.length + omitted === 1 ? 'clone' : 'clones'}`
  const rest = omitted === 0 ? '' : `; the ${omitted} shortest of them are not listed`
  return `${number(duplicatedLines)} of ${number(comparedLines)} lines of code stand in ${clones}${rest}`
}

function finding(group: CloneGroup): FoundPlace {
  const { lines, occurrences, ownLines, spareLines, content } = group
  const [at, ...related] = occurrences.map((copy) => copy.at) as [Location, ...Location[]]
  const risk = riskOfClone(group)
  return {
    message: `${lines} lines of code stand ${occurrences.length} times ${spread([at, ...related])}; ${advice(group)}`,
    at,
    related,
    risk,
    value: lines,
    lines: ownLines,
    removes: spareLines,
    fix: { action: action(lines, related), effort: effortOf(risk) satisfies NextStep['effort'] },
    content,
  }
}

/** A group that adds no line to the larger ones is mended with them. */
function riskOfClone({ lines, ownLines }: CloneGroup): Risk {
  return ownLines === 0 ? 'low' : riskOf(lines, LONG_BLOCKS)
}

function spread(places: readonly Location[]): string {
  const files = new Set(places.map(({ path }) => path)).size
  return files === 1 ? 'in this file' : `in ${files} files`
}

function advice({ ownLines }: CloneGroup): string {
  return ownLines === 0 ? 'larger clones hold all of them: mend those first' : 'keep one copy and use it in all places'
}

/** Most places that an instruction names. */
const NAMED = 2

function action(lines: number, others: readonly Location[]): string {
  const named = others.slice(0, NAMED).map(placeName).join(', ')
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : ''
  return `Merge these ${lines} lines of code with their ${others.length === 1 ? 'copy' : 'copies'} in ${named}${more}`
}
