import type { EnvironmentSetting } from '../types/containers.ts'

/** Names of settings whose value nobody should see in a report. */
const SECRET = /key|token|secret|passw|passphrase|credential|auth|dsn|private|signature|connection_?string/i

/** A setting, without a value that may be a secret and without credentials in an address. */
export function readEnvironment(name: string, value: string | undefined, line: number): EnvironmentSetting {
  if (value === undefined || SECRET.test(name)) return { name, line }
  return { name, value: value.slice(0, 300).replaceAll(/(\w:\/\/)[^/@\s]*@/g, '$1'), line }
}
