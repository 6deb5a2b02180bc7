import type { SuppressionComment } from '../../facts/types/suppressions.ts'

/** What a comment that accepts findings begins with. */
export const MARK = 'se-ml:'

/** More of them in one file than people write; each is tried on each finding of the file. */
export const MOST_COMMENTS = 200

const LONGEST_REASON = 500

/** `se-ml: ignore[rule, rule] -- reason`, or `ignore-file`. The part behind the mark; what follows may be missing. */
const FORM = /^[ \t]*ignore(-file)?\b[ \t]*(?:\[([^\]\n]{0,1000})\])?[ \t]*(.*)$/

/** What one line says behind the mark; undefined where it says something else. */
export function readIgnore(text: string): Pick<SuppressionComment, 'scope' | 'rules' | 'reason'> | undefined {
  const [matched, file, rules = '', rest = ''] = FORM.exec(text) ?? []
  if (matched === undefined) return undefined
  return {
    scope: file === undefined ? 'line' : 'file',
    rules: rules.split(',').flatMap((rule) => rule.trim() || []),
    reason: /^--[ \t]*(.*)$/.exec(rest)?.[1]?.trim().slice(0, LONGEST_REASON) ?? '',
  }
}
