import type { CiCommand, CiFacts } from '../../../src/facts/types/ci.ts'
import type { Containers } from '../../../src/facts/types/containers.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, useEvidence } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { REGISTRY_CALLS } from '../versioning/registries.ts'
import { IMAGE_ACTIONS, PUSHES_IMAGE } from './commands.ts'

/** A tag that is new with each commit or version. */
const UNIQUE_TAG =
  /:\S*\$\{?\{?\s*\S*(sha|SHA|tag|TAG|version|VERSION|REF_NAME|ref_name|BUILD|build|RUN_ID|run_id|COMMIT)|:v?\d+\.\d+/

/** Earlier versions of the model or its image can be had: by a registry, or by images with a tag of their own. */
export function keptVersions({ jobs }: CiFacts, code: Code): Evidence | undefined {
  for (const { commands, uses, runs } of jobs) {
    if (runs === 'never') continue
    const command = commands.find(
      ({ program, args, text }) => PUSHES_IMAGE.test([program, ...args].join(' ')) && UNIQUE_TAG.test(text),
    )
    const use = uses.find(({ name, inputs }) => IMAGE_ACTIONS.test(name) && UNIQUE_TAG.test(inputs.tags ?? ''))
    const at = command?.at ?? use?.at
    if (at) return { message: 'each image has a tag of its own, so earlier ones can be had', at, level: 'integrated' }
  }
  const uploaded = uploads(jobs).find(({ text }) => UNIQUE_PATH.test(text))
  if (uploaded)
    return {
      message: 'each model has a path of its own, so earlier ones can be had',
      at: uploaded.at,
      level: 'integrated',
    }
  const registers = REGISTRY_CALLS.filter(({ name }) => /registry/.test(name))
  const call = registers.flatMap(({ calls, needs }) =>
    callsOf(code.names, calls).filter(
      (one) =>
        !one.guarded &&
        (needs === undefined || code.modules[one.module]!.calls[one.call]!.keywords.some((key) => needs.test(key))),
    ),
  )[0]
  return call && useEvidence(code, call, `models are kept by version (\`${call.name}\`)`)
}

const UPLOADS =
  /^(aws s3 (cp|mv)|gsutil (-m )?(cp|mv)|gcloud storage (cp|mv)|az storage blob upload|azcopy (cp|copy))\b/
const MODEL_FILE = /\.(pkl|pickle|joblib|pt|pth|onnx|h5|keras|safetensors|ckpt|bin|cbm)\b/
const UNIQUE_PATH =
  /\$\{?\{?\s*[\w.]*(sha|SHA|tag|TAG|version|VERSION|REF_NAME|ref_name|BUILD|build|RUN|run_id|COMMIT|DATE|date)|\/v?\d+\.\d+/

function uploads(jobs: CiFacts['jobs']): CiCommand[] {
  return jobs
    .filter(({ runs }) => runs !== 'never')
    .flatMap(({ commands }) => commands)
    .filter(({ program, args }) => UPLOADS.test([program, ...args].join(' ')) && MODEL_FILE.test(args.join(' ')))
}

/** Models that a job writes over the one before. */
export function overwrittenModels({ jobs }: CiFacts): FoundPlace[] {
  return uploads(jobs)
    .filter(({ text }) => !text.includes('$') && !UNIQUE_PATH.test(text))
    .map(({ text, at }) => ({
      message: `\`${text.slice(0, 80)}\` writes over the model before; give each one a path of its own`,
      at,
      risk: 'moderate',
      value: 0,
      lines: 0,
      content: text,
    }))
}

/** Images that the project's manifests run without a fixed version. */
export function floatingImages({ manifests }: Containers, files: readonly ProjectFile[]): FoundPlace[] {
  const roles = new Map(files.map(({ path, role }) => [path, role]))
  return manifests
    .filter(({ at, system }) => system !== 'skaffold' && !/^(example|docs|test)$/.test(roles.get(at.path) ?? ''))
    .flatMap(({ images }) => images)
    .filter(({ fixed }) => fixed === 'floating')
    .map(({ name, at }) => ({
      message: `image ${name} is run without a fixed version; name a tag that never changes, or a digest`,
      at,
      risk: 'moderate',
      value: 0,
      lines: 0,
      content: `image ${name}`,
    }))
}
