import { countDuplicated } from './duplication/count.ts'
import { groupCopies } from './duplication/groups.ts'
import { orderSuffixes } from './duplication/order.ts'
import { findRepeats } from './duplication/repeats.ts'
import { joinModules } from './duplication/text.ts'
import type { CloneGroup, Duplication, Language, ModuleFacts } from './types.ts'

/**
 * Finds all blocks of at least six equal consecutive lines of code, within one module and over several.
 *
 * - A block is maximal: its copies cannot be made longer together. A block of which some copies can be made longer is a
 *   group of its own beside the longer one: 500 lines in two files, 40 of them in a third one too.
 * - Copies do not overlap. Where a file repeats the same few lines over and over, the block is those lines, or as many
 *   repetitions of them as make six lines.
 * - The cells of a notebook are one module, so a block may run from one cell into the next.
 *
 * - A block stands in one language: each is searched by itself.
 *
 * The result does not depend on the order of the modules, but for the indices into them.
 */
export function findClones(modules: readonly ModuleFacts[]): Duplication {
  const languages = [...new Set(modules.map(({ language }) => language))].sort()
  if (languages.length < 2) return clonesIn(modules)
  const parts = languages.map((language) => clonesOf(language, modules))
  const sum = (of: (part: Duplication) => number): number => parts.reduce((total, part) => total + of(part), 0)
  const omitted = sum((part) => part.omitted ?? 0)
  return {
    comparedLines: sum((part) => part.comparedLines),
    duplicatedLines: sum((part) => part.duplicatedLines),
    languages: parts.map(({ language, comparedLines, duplicatedLines }) => ({
      language,
      comparedLines,
      duplicatedLines,
    })),
    // Stable: groups of one size stay in the order of the languages.
    groups: parts.flatMap(({ groups }) => groups).sort((a, b) => b.lines - a.lines),
    ...(omitted > 0 && { omitted }),
  }
}

/** Clones in the modules of one language; their indices count over all modules. */
function clonesOf(language: Language, modules: readonly ModuleFacts[]): Duplication & { readonly language: Language } {
  const indices = [...modules.keys()].filter((index) => modules[index]!.language === language)
  const { groups, ...totals } = clonesIn(indices.map((index) => modules[index]!))
  const renumbered = groups.map((group): CloneGroup => {
    const occurrences = group.occurrences.map((copy) => ({ ...copy, module: indices[copy.module]! }))
    return { ...group, occurrences }
  })
  return { ...totals, language, groups: renumbered }
}

function clonesIn(modules: readonly ModuleFacts[]): Duplication {
  const text = joinModules(modules.map(({ cloneLines }) => cloneLines))
  const order = orderSuffixes(text.lines)
  const repeats = findRepeats(text.lines, order)
  return {
    comparedLines: modules.reduce((sum, { cloneLines }) => sum + cloneLines.lines.length, 0),
    duplicatedLines: countDuplicated(order),
    ...groupCopies(modules, text, order, repeats),
  }
}
