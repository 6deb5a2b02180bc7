import { posix } from 'node:path'
import { asArray, asTable, asText, asTexts, type Table } from '../read/plain.ts'
import { parseYaml, type YamlDocument } from '../read/yaml.ts'
import type { Artifact, Stage } from '../types/pipelines.ts'
import { below, stage } from './stage.ts'

/** Reads the stages and artefacts of dvc.yaml. Stages made by `foreach` or `matrix` are one stage each. */
export async function readDvcYaml(text: string, path: string): Promise<{ stages: Stage[]; artifacts: Artifact[] }> {
  const [document] = await parseYaml(text)
  if (!document) return { stages: [], artifacts: [] }
  const top = asTable(document.value)
  const stages = Object.entries(asTable(top.stages)).map(([name, value]) => {
    const body = asTable(value)
    return readStage({ name, body: 'do' in body ? asTable(body.do) : body, document, path })
  })
  return { stages, artifacts: readArtifacts(asTable(top.artifacts), document, path) }
}

interface Place {
  readonly name: string
  readonly body: Table
  readonly document: YamlDocument
  readonly path: string
}

function readStage({ name, body, document, path }: Place): Stage {
  const folder = posix.join(posix.dirname(path), asText(body.wdir) ?? '.')
  const paths = (...keys: readonly string[]) =>
    keys.flatMap((key) => namesIn(body[key])).map((name) => below(folder, name))
  return stage({
    tool: 'dvc',
    name,
    command: asTexts(body.cmd).join('\n'),
    deps: paths('deps'),
    outs: paths('outs', 'metrics', 'plots'),
    params: asArray(body.params).flatMap(paramNames),
    metrics: paths('metrics', 'plots'),
    at: { path, line: document.lineOf('stages', name) },
  })
}

/** Entries are names, or mappings from a name to its options. */
function namesIn(list: unknown): string[] {
  return asArray(list).flatMap((item) => (typeof item === 'string' ? [item] : Object.keys(asTable(item))))
}

/** `train.lr` is in params.yaml; `{other.yaml: [a, b]}` says where. */
function paramNames(item: unknown): string[] {
  if (typeof item === 'string') return [`params.yaml:${item}`]
  return Object.entries(asTable(item)).flatMap(([file, keys]) => {
    const names = asTexts(keys)
    return names.length === 0 ? [file] : names.map((name) => `${file}:${name}`)
  })
}

function readArtifacts(artifacts: Table, document: YamlDocument, path: string): Artifact[] {
  return Object.entries(artifacts).map(([name, value]) => {
    const { type, path: file } = asTable(value)
    return {
      name,
      ...(asText(type) !== undefined && { type: asText(type) ?? '' }),
      ...(asText(file) !== undefined && { path: below(posix.dirname(path), asText(file) ?? '') }),
      at: { path, line: document.lineOf('artifacts', name) },
    }
  })
}
