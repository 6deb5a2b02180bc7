import { join } from 'node:path'
import { AuditError } from '../../errors.ts'
import type { Attestation } from '../../index.ts'
import { findConfig } from '../find.ts'
import type { ConfigText } from '../source.ts'
import { readPyproject } from '../toml.ts'
import { validate } from '../validate.ts'
import { readYaml } from '../yaml.ts'
import { editToml } from './edit-toml.ts'
import { editYaml } from './edit-yaml.ts'

/** A configuration as it is to be written. */
export interface Edited {
  readonly file: string
  readonly text: string
}

/**
 * The configuration of the folder `root` with this attestation in it: the file that there is, else a new `.se-ml.yml`. It
 * is read anew each time, so that what people change meanwhile is kept.
 * @throws AuditError when the file is broken, or cannot be edited without changing what else it says
 */
export function putAttestation(root: string, attestation: Attestation): Edited {
  const found = findConfig(root) ?? { file: join(root, '.se-ml.yml'), format: 'yaml' as const, text: '' }
  const { file, text } = found
  const edited = found.format === 'yaml' ? editYaml(text, attestation) : editToml(text, attestation)
  if (meaning({ ...found, text: edited }) !== expected(meaning(found), attestation))
    throw new AuditError(`${file}: cannot add the attestation of ${attestation.practice}; write it by hand`)
  return { file, text: edited }
}

/** Settings as text that can be compared. */
function meaning(config: ConfigText): string {
  const source = config.format === 'yaml' ? readYaml(config) : readPyproject(config)
  return sorted(source === undefined ? {} : validate(source))
}

/** What the settings are to be afterwards. */
function expected(before: string, attestation: Attestation): string {
  const settings = JSON.parse(before) as { attestations?: { practice: string }[] }
  const list = settings.attestations ?? []
  const at = list.findIndex(({ practice }) => practice.split('/').at(-1) === attestation.practice)
  const attestations = at === -1 ? [...list, attestation] : list.with(at, attestation)
  return sorted({ ...settings, attestations })
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
