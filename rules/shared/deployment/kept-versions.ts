import type { CiCommand, CiFacts, CiJob } from '../../../src/facts/types/ci.ts'
import type { Containers } from '../../../src/facts/types/containers.ts'
import type { ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, FoundPlace, Location } from '../../../src/model.ts'
import { commandLine, runningCommands } from '../ci/running.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { isRegistration, REGISTRY_CALLS } from '../versioning/registries.ts'
import { IMAGE_ACTIONS, PUSHES_IMAGE } from './commands.ts'

/** A tag that is new with each commit or version. */
const UNIQUE_TAG =
  /:\S*\$\{?\{?\s*\S*(sha|SHA|tag|TAG|version|VERSION|REF_NAME|ref_name|BUILD|build|RUN_ID|run_id|COMMIT)|:v?\d+\.\d+/

/** Earlier versions of the model or its image can be had: by a registry, or by images with a tag of their own. */
export function keptVersions(ci: CiFacts, code: Code): Evidence | undefined {
  const job = ci.jobs.find((one) => one.runs !== 'never' && taggedImage(one) !== undefined)
  if (job) {
    const message = 'each image has a tag of its own, so earlier ones can be had'
    return { message, at: taggedImage(job)!, level: 'integrated' }
  }
  const uploaded = uploads(ci).find(({ text }) => UNIQUE_PATH.test(text))
  if (uploaded) {
    const message = 'each model has a path of its own, so earlier ones can be had'
    return { message, at: uploaded.at, level: 'integrated' }
  }
  const call = REGISTRY_CALLS.filter(({ name }) => /registry/.test(name)).flatMap((registry) =>
    callsOf(code.names, registry.calls).filter(
      (one) => !one.guarded && isRegistration(writtenCall(code.modules, one), registry),
    ),
  )[0]
  return call && useEvidence(code, call, `models are kept by version (\`${call.name}\`)`)
}

const UPLOADS =
  /^(aws s3 (cp|mv)|gsutil (-m )?(cp|mv)|gcloud storage (cp|mv)|az storage blob upload|azcopy (cp|copy))\b/
const MODEL_FILE = /\.(pkl|pickle|joblib|pt|pth|onnx|h5|keras|safetensors|ckpt|bin|cbm)\b/
const UNIQUE_PATH =
  /\$\{?\{?\s*[\w.]*(sha|SHA|tag|TAG|version|VERSION|REF_NAME|ref_name|BUILD|build|RUN|run_id|COMMIT|DATE|date)|\/v?\d+\.\d+/

function uploads(ci: CiFacts): CiCommand[] {
  return runningCommands(ci).filter(
    (command) => UPLOADS.test(commandLine(command)) && MODEL_FILE.test(command.args.join(' ')),
  )
}

/** Models that a job writes over the one before. */
export function overwrittenModels(ci: CiFacts): FoundPlace[] {
  return uploads(ci)
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

/** Where a job pushes an image under a tag that is new each time. */
function taggedImage({ commands, uses }: CiJob): Location | undefined {
  const pushed = commands.find((command) => PUSHES_IMAGE.test(commandLine(command)) && UNIQUE_TAG.test(command.text))
  const built = uses.find(({ name, inputs }) => IMAGE_ACTIONS.test(name) && UNIQUE_TAG.test(inputs.tags ?? ''))
  return pushed?.at ?? built?.at
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
