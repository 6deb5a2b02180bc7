/** Words that stand in values which only show where a secret goes. */
const WORDS =
  /your|x{4,}|change.?(me|it|this)|example|dummy|fake|sample|placeholder|insert|replace|to-?do|redacted|insecure|secret|passw|token|api.?key|\*{3}|\.{3}|foo|bar|abc123|abcdef|12345|qwerty|default|localhost|deadbeef|test|demo|mock|none|null|undefined|lorem/i

/** Those that no real secret holds. */
const CHANGE = /change.?(me|it|this)|your[-_ ]|placeholder|replace.?me|to-?do|x{4,}|\bexample\b|dummy/i

/** Values that are looked up somewhere else: `${TOKEN}`, `{{ token }}`, `%(token)s`, `<token>`, `$TOKEN`. */
const LOOKED_UP =
  /^(sha\d+|md5|argon2\w*|pbkdf2\w*|scrypt|bcrypt|plain|crypt)[:$]|^\$\w+\$|[<>{}]|^\$|%\(|\benv\b|environ|getenv|^(secrets?|vault|op|aws-sm|gcp-sm|arn|projects):?[:/]/i

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a value stands for a secret without being one. */
export function isPlaceholder(value: string): boolean {
  return (
    WORDS.test(value) ||
    CHANGE.test(decoded(value)) ||
    LOOKED_UP.test(value) ||
    UUID.test(value) ||
    new Set(value).size < 6
  )
}

/** Kubernetes keeps secrets in base64, placeholders too; empty where it is no readable text. */
function decoded(value: string): string {
  if (!/^[A-Za-z0-9+/]{8,200}={0,2}$/.test(value)) return ''
  const text = Buffer.from(value, 'base64').toString('latin1')
  return /^[\x20-\x7e\n]+$/.test(text) ? text : ''
}
