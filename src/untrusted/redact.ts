import { isMixed, looksRandom } from './random-looking.ts'
import { ANY_FORMAT, FORMATS } from './secret-forms.ts'

const HIDDEN = '[hidden]'

/** One run of characters of which keys are made, with the mark of a quotation that was cut. */
const RUN = /[A-Za-z0-9+/=_~.-]{10,}(?:…)?/g

/** How forms of secrets begin, for quotations that were cut in the middle of one. */
const BEGINNING =
  /A[KS]IA[A-Z2-7]{4}|gh[pousr]_|github_pat_|glpat-|hf_[A-Za-z0-9]{6}|sk-[\w-]{6}|gsk_|r8_|xox[abpors]-|AIza|GOCSPX-|k_live_|SG\.|npm_|pypi-AgEI|dapi[0-9a-f]{4}|dop_v1_|AccountKey=|eyJhcGlf|hooks\.slack\.com\/services\/|api\/webhooks\/|PRIVATE KEY-/

/**
 * A sentence without what may be a secret: rules quote commands, comments and headings of the audited repository. User
 * names and passwords in addresses go, then what has a known form, then what looks random.
 */
export function redact(text: string): string {
  if (!/[A-Za-z0-9+/=_~.-]{6}|@/.test(text)) return text
  const plain = text
    .replace(/:\/\/[^/\s@]{1,400}@/g, `://${HIDDEN}@`)
    .replace(PRIVATE_KEY, HIDDEN)
    .replace(/\b\d{8,10}:AA[\w-]*/g, HIDDEN)
  const known = ANY_FORMAT.test(plain)
    ? FORMATS.reduce((part, { pattern }) => part.replace(pattern, HIDDEN), plain)
    : plain
  return known.replace(RUN, (run, at: number) => (mayBeSecret(run, at + run.length === known.length) ? HIDDEN : run))
}

/** The rest of the text belongs to the key. */
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\s\S]*$/

/** @param isLast what is quoted may have been cut here */
function mayBeSecret(run: string, isLast: boolean): boolean {
  if (looksRandom(run.replace('…', '')) || BEGINNING.test(run)) return true
  return (isLast || run.endsWith('…')) && run.length >= 12 && (isMixed(run, 5) || /^[0-9a-f]{11,}…?$/.test(run))
}
