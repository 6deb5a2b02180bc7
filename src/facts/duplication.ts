import { countDuplicated } from './duplication/count.ts'
import { groupCopies } from './duplication/groups.ts'
import { orderSuffixes } from './duplication/order.ts'
import { findRepeats } from './duplication/repeats.ts'
import { joinModules } from './duplication/text.ts'
import type { Duplication, ModuleFacts } from './types.ts'

/**
 * Finds all blocks of at least six equal consecutive lines of code, within one module and over several.
 *
 * - A block is maximal: its copies cannot be made longer together. A block of which some copies can be made longer is a
 *   group of its own beside the longer one: 500 lines in two files, 40 of them in a third one too.
 * - Copies do not overlap. Where a file repeats the same few lines over and over, the block is those lines, or as many
 *   repetitions of them as make six lines.
 * - The cells of a notebook are one module, so a block may run from one cell into the next.
 *
 * The result does not depend on the order of the modules, but for the indices into them.
 */
export function findClones(modules: readonly ModuleFacts[]): Duplication {
  const text = joinModules(modules.map(({ cloneLines }) => cloneLines))
  const order = orderSuffixes(text.lines)
  const repeats = findRepeats(text.lines, order)
  return {
    comparedLines: modules.reduce((sum, { cloneLines }) => sum + cloneLines.lines.length, 0),
    duplicatedLines: countDuplicated(order),
    ...groupCopies(modules, text, order, repeats),
  }
}
