import type { Image, Manifest, ManifestSystem } from '../types/containers.ts'
import { readImage } from './image.ts'
import { findNotable } from './notable.ts'

/** Systems by the group of `apiVersion`; the first that matches. */
const SYSTEMS: readonly (readonly [RegExp, ManifestSystem])[] = [
  [/^serving\.(kserve\.io|kubeflow\.org)\//, 'kserve'],
  [/^machinelearning\.seldon\.io\/|^mlops\.seldon\.io\//, 'seldon'],
  [/(^|\.)kubeflow\.org\//, 'kubeflow'],
  [/^(ray\.io)\//, 'ray'],
  [/^(serving|eventing)\.knative\.dev\//, 'knative'],
  [/^flagger\.app\//, 'flagger'],
  [/^(networking|security)\.istio\.io\//, 'istio'],
  [/^monitoring\.coreos\.com\//, 'prometheus'],
  [/^(serving|resources)\.yatai\.ai\//, 'bentoml'],
  [/^kustomize\.config\.k8s\.io\//, 'kustomize'],
  [/^skaffold\//, 'skaffold'],
]

const ARGO = new Map<string, ManifestSystem>([
  ['Application', 'argo-cd'],
  ['ApplicationSet', 'argo-cd'],
  ['AppProject', 'argo-cd'],
  ['Rollout', 'argo-rollouts'],
  ['AnalysisTemplate', 'argo-rollouts'],
  ['ClusterAnalysisTemplate', 'argo-rollouts'],
  ['Experiment', 'argo-rollouts'],
])

/**
 * Reads the documents of a file that have `apiVersion` and `kind` at their top. They are read line by line, so that
 * templates of Helm, which are no YAML, are read as well.
 */
export function readKubernetes(text: string, path: string): Manifest[] {
  return splitDocuments(text).flatMap(({ lines, firstLine }) => readOne(lines, firstLine, path))
}

interface Part {
  readonly lines: string[]
  readonly firstLine: number
}

function splitDocuments(text: string): Part[] {
  const parts: Part[] = [{ lines: [], firstLine: 1 }]
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^---(\s|$)/.test(line)) parts.push({ lines: [], firstLine: index + 2 })
    else parts.at(-1)?.lines.push(line)
  }
  return parts
}

function readOne(lines: readonly string[], firstLine: number, path: string): Manifest[] {
  const kindAt = lines.findIndex((line) => /^kind:\s*\S/.test(line))
  const version = firstValue(lines, /^apiVersion:\s*(\S+)/)
  const kind = kindAt < 0 ? undefined : firstValue(lines, /^kind:\s*(\S+)/)
  if (version === undefined || kind === undefined) return []
  const name = nameIn(lines)
  return [
    {
      system: systemOf(version, kind),
      kind,
      ...(name !== undefined && { name }),
      images: imagesIn(lines, firstLine, path),
      notable: findNotable(lines, firstLine),
      at: { path, line: firstLine + kindAt },
    },
  ]
}

function firstValue(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const [, value] = pattern.exec(line) ?? []
    if (value !== undefined) return unquoted(value)
  }
  return undefined
}

function nameIn(lines: readonly string[]): string | undefined {
  const metadata = lines.findIndex((line) => /^metadata:\s*$/.test(line))
  return metadata < 0 ? undefined : firstValue(lines.slice(metadata + 1, metadata + 20), /^ +name:\s*(\S.*)$/)
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .slice(0, 200)
}

function systemOf(version: string, kind: string): ManifestSystem {
  if (version.startsWith('argoproj.io/')) return ARGO.get(kind) ?? 'argo-workflows'
  return SYSTEMS.find(([pattern]) => pattern.test(version))?.[1] ?? 'kubernetes'
}

/** `image:` and `containerImage:` lines. */
export function imagesIn(lines: readonly string[], firstLine: number, path: string): Image[] {
  return lines.flatMap((line, index) => {
    const [, value] = /^[\s-]*(?:image|containerImage|imageUri|image_uri):\s*(\S.*)$/.exec(line.slice(0, 500)) ?? []
    if (value === undefined || /^[|>&*]/.test(value)) return []
    return [readImage(unquoted(value.replace(/\s+#.*$/, '')), { path, line: firstLine + index })]
  })
}
