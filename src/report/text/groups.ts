import type { Effect } from '../../model.ts'

/** Effects and EU requirements in the words of the catalogue. */
const NAMES: Readonly<Record<string, string>> = {
  agility: 'agility',
  quality: 'software quality',
  effectiveness: 'team effectiveness',
  traceability: 'traceability',
  agency: 'human agency and oversight',
  robustness: 'technical robustness and safety',
  privacy: 'privacy and data governance',
  transparency: 'transparency',
  fairness: 'diversity, non-discrimination and fairness',
  accountability: 'accountability',
}

/** In the order of the catalogue's pages. */
export const EFFECTS: readonly Effect[] = ['agility', 'quality', 'effectiveness', 'traceability']

/**
 * Requirements of the Ethics Guidelines for Trustworthy AI (High-Level Expert Group on AI, 2019) that the catalogue
 * links practices to; the seventh, societal and environmental well-being, has none.
 */
export const EU_REQUIREMENTS: readonly string[] = [
  'agency',
  'robustness',
  'privacy',
  'transparency',
  'fairness',
  'accountability',
]

/** The name of an effect or EU requirement in words. */
export function groupName(name: string): string {
  return NAMES[name] ?? name
}
