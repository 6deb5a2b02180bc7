/** Secrets for tests. They are put together here, so that no file of this repository holds text that looks like one. */
const LETTERS = 'q7Zp2Xw9Lk4Vb8Nc1Md6Rt3Ys5Hg0Jf'

/** Letters and digits that look random, the same for each length and seed. */
export function random(length: number, seed = 0): string {
  return Array.from({ length }, (_, at) => LETTERS[(at * 7 + seed * 3 + ((at / 5) | 0)) % LETTERS.length]).join('')
}

export function hex(length: number): string {
  return Array.from({ length }, (_, at) => '0a9f3c7e1b5d8264'[(at * 5 + ((at / 7) | 0)) % 16]).join('')
}

const upper = (length: number) =>
  random(length)
    .toUpperCase()
    .replaceAll(/[0189]/g, 'M')

/** Each kind of secret that is known by its form. */
export const FORMED: Readonly<Record<string, string>> = {
  'AWS access key': `AKIA${upper(16)}`,
  'GitHub token': `ghp_${random(36)}`,
  'GitLab token': `glpat-${random(20)}`,
  'Hugging Face token': `hf_${random(34)}`,
  'OpenAI key': `sk-proj-${random(48)}`,
  'Anthropic key': `sk-ant-${random(90)}`,
  'Groq key': `gsk_${random(52)}`,
  'Replicate token': `r8_${random(37)}`,
  'Slack token': `xoxb-${'9'.repeat(3)}8765432-${random(24)}`,
  'Slack webhook': `https://hooks.slack.com/services/T${upper(9)}/B${upper(9)}/${random(24)}`,
  'Discord webhook': `https://discord.com/api/webhooks/${'98'.repeat(9)}/${random(64)}`,
  'Telegram bot token': `${'9'.repeat(2)}876543:AA${random(33)}`,
  'Google API key': `AIza${random(35)}`,
  'Google client secret': `GOCSPX-${random(28)}`,
  'Stripe key': `sk_live_${random(24)}`,
  'SendGrid key': `SG.${random(22)}.${random(43)}`,
  'npm token': `npm_${random(36)}`,
  'PyPI token': `pypi-AgEI${random(80)}`,
  'Databricks token': `dapi${hex(32)}`,
  'DigitalOcean token': `dop_v1_${hex(64)}`,
  'Azure storage key': `AccountKey=${random(86)}==`,
  'Neptune token': `eyJhcGlfYWRkcmVzcyI6${random(80)}`,
  'private key': `-----BEGIN RSA PRIVATE KEY-----\n${random(64)}\n${random(64)}\n-----END`,
}
