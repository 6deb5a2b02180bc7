import { type Asked, type Report, type ReportedRule, type RuleMeta, rules } from '../../index.ts'

/**
 * Practices that files cannot show, or not in full, and that nobody answers for at present. What does not apply is not
 * asked, and neither is what files show in full.
 */
export function openPractices({ rules: reported, attestations }: Report): Asked[] {
  const answered = new Set(
    attestations?.list.filter(({ state }) => state !== 'expired').map(({ practice }) => practice as string),
  )
  return reported.flatMap((shown) => {
    const meta = rules.find(({ id }) => id === shown.id)
    if (meta === undefined || meta.kind !== 'practice' || answered.has(shown.id)) return []
    return isOpen(shown, meta) ? [{ meta, shown }] : []
  })
}

function isOpen({ status, score = 0 }: ReportedRule, { catalogue }: RuleMeta): boolean {
  return status === 'unknown' || (status === 'graded' && catalogue?.observability === 'partial' && score < 100)
}
