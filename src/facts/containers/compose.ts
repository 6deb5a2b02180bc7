import { posix } from 'node:path'
import { asArray, asScalar, asTable, asText, asTexts, type Table } from '../read/plain.ts'
import { parseYaml, type YamlDocument } from '../read/yaml.ts'
import type { ComposeService, EnvironmentSetting } from '../types/containers.ts'
import { readEnvironment } from './environment.ts'
import { readImage } from './image.ts'

/** Names of compose files; the content decides. */
export function isComposeFile(path: string): boolean {
  return /(^|\/)((docker|podman)-)?compose([.-][^/]*)?\.ya?ml$/i.test(path)
}

/** Reads the services of a compose file. */
export async function readCompose(text: string, path: string): Promise<ComposeService[]> {
  const [document] = await parseYaml(text)
  if (!document) return []
  const services = Object.entries(asTable(asTable(document.value).services))
  return services.map(([name, value]) => readService({ name, service: asTable(value), document, path }))
}

interface Place {
  readonly name: string
  readonly service: Table
  readonly document: YamlDocument
  readonly path: string
}

function readService(place: Place): ComposeService {
  const { name, service, document, path } = place
  const image = asText(service.image)
  const command = asTexts(service.command).join(' ')
  const build = asText(service.build) ?? asText(asTable(service.build).context)
  const line = (...keys: readonly string[]) => document.lineOf('services', name, ...keys)
  return {
    name,
    ...(image !== undefined && { image: readImage(image, { path, line: line('image') }) }),
    ...(build !== undefined && { build: posix.normalize(posix.join(posix.dirname(path), build)) }),
    ...(command !== '' && { command: { text: command, line: line('command') } }),
    environment: readSettings(place),
    ports: asArray(service.ports).map((port) => asScalar(port) ?? asScalar(asTable(port).target) ?? ''),
    at: { path, line: line() },
  }
}

/** A list of `NAME=value` or a mapping. */
function readSettings({ name, service, document }: Place): EnvironmentSetting[] {
  const line = (key: string | number) => document.lineOf('services', name, 'environment', key)
  if (Array.isArray(service.environment)) {
    return asArray(service.environment).flatMap((item, index) => {
      const [key = '', value] = asText(item)?.split(/=(.*)/s) ?? []
      return key === '' ? [] : [readEnvironment(key, value, line(index))]
    })
  }
  const entries = Object.entries(asTable(service.environment))
  return entries.map(([key, value]) => readEnvironment(key, asScalar(value), line(key)))
}
