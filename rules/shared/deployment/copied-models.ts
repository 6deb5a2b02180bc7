import type { Containers } from '../../../src/facts/types/containers.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { findPackages } from './packages.ts'

/** Model files of the repository that an image of the service copies by their name. */
export function copiedModels(containers: Containers, files: readonly ProjectFile[]): FoundPlace[] {
  const models = files.filter(({ kind }) => kind === 'model').map(({ path }) => path)
  const serving = new Set(findPackages(containers, files).map(({ at }) => at.path))
  const dockerfiles = containers.dockerfiles.filter(({ path }) => serving.has(path))
  return dockerfiles.flatMap(({ path, copies }) =>
    copies.flatMap(({ sources, line }) => {
      const model = models.find((one) => sources.some((source) => isSame(source, one)))
      return model === undefined ? [] : [toFinding(model, { path, line })]
    }),
  )
}

function isSame(source: string, model: string): boolean {
  const plain = source.replace(/^\.?\//, '')
  return /\.\w+$/.test(plain) && (model === plain || model.endsWith(`/${plain}`))
}

function toFinding(model: string, at: FoundPlace['at']): FoundPlace {
  return {
    message: `the image copies ${model} from the repository; fetch the model by its version when the image is built or starts`,
    at,
    risk: 'moderate',
    value: 0,
    lines: 0,
    content: model,
  }
}
