/** Files that hold credentials, by their name. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)kaggle\.json$/, 'key of Kaggle'],
  [/(^|\/)\.(netrc|pypirc|pgpass|htpasswd)$/, 'passwords of a tool'],
  [/(^|\/)\.aws\/credentials$/, 'keys of AWS'],
  [/(^|\/)id_(rsa|dsa|ecdsa|ed25519)$/, 'private key of SSH'],
  [/\.(p12|pfx|jks|keystore|ppk)$/i, 'store of private keys'],
]

/** What credentials a file holds by its name; undefined for all others. */
export function credentialsIn(path: string): string | undefined {
  // The key that Android signs trial builds with is the same for everybody.
  if (/(^|\/)debug\.keystore$/.test(path)) return undefined
  return NAMES.find(([pattern]) => pattern.test(path))?.[1]
}
