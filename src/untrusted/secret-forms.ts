/** A kind of secret that is known by its form alone. */
export interface Format {
  readonly kind: string
  /** Linear: one run of characters behind a fixed start. */
  readonly pattern: RegExp
}

/**
 * Forms as the issuers describe them. Each begins with fixed letters and has a fixed or least length, so that hardly
 * anything else looks like it.
 */
export const FORMATS: readonly Format[] = [
  { kind: 'AWS access key', pattern: /\bA[KS]IA[A-Z2-7]{16}\b/g },
  { kind: 'GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g },
  { kind: 'GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9_]{82}\b/g },
  { kind: 'GitLab token', pattern: /\bglpat-[\w-]{20,64}/g },
  { kind: 'Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{34,40}\b/g },
  { kind: 'OpenAI key', pattern: /\bsk-(?:proj|svcacct|admin)-[\w-]{40,200}/g },
  { kind: 'OpenAI key', pattern: /\bsk-[A-Za-z0-9]{48}\b/g },
  { kind: 'Anthropic key', pattern: /\bsk-ant-[\w-]{80,200}/g },
  { kind: 'Groq key', pattern: /\bgsk_[A-Za-z0-9]{52}\b/g },
  { kind: 'Replicate token', pattern: /\br8_[A-Za-z0-9]{37}\b/g },
  { kind: 'Slack token', pattern: /\bxox[abpors]-\d{6,}-[\w-]{20,200}/g },
  {
    kind: 'Slack webhook',

    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,30}/g,
  },
  {
    kind: 'Discord webhook',

    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{60,80}/g,
  },
  { kind: 'Telegram bot token', pattern: /\b\d{8,10}:AA[\w-]{33}\b/g },
  { kind: 'Google API key', pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  { kind: 'Google client secret', pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/g },
  { kind: 'Stripe key', pattern: /\b[sr]k_live_[A-Za-z0-9]{24,120}\b/g },
  { kind: 'SendGrid key', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { kind: 'npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'PyPI token', pattern: /\bpypi-AgEI[\w-]{60,400}/g },
  { kind: 'Databricks token', pattern: /\bdapi[0-9a-f]{32}\b/g },
  { kind: 'DigitalOcean token', pattern: /\bdop_v1_[0-9a-f]{64}\b/g },
  { kind: 'Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g },
  { kind: 'Neptune token', pattern: /\beyJhcGlfYWRkcmVzcyI6[A-Za-z0-9+/=]{60,400}/g },
  {
    kind: 'private key',

    // Between the lines: white space, or the escapes and quotes of JSON and of strings in code.
    pattern:
      /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----[\s\\nr"',+]{1,40}[A-Za-z0-9+/=]{40}[A-Za-z0-9+/=\s\\nr"',+]{20}/g,
  },
]

/** Whether a text holds any of them: most hold none, and are read once this way. */
export const ANY_FORMAT = new RegExp(FORMATS.map(({ pattern }) => pattern.source).join('|'))
