import { combine } from '../effect.ts'
import { resolvePath } from '../folder.ts'
import type { JobDraft, Reading, ScriptWork } from '../job.ts'
import { lineScript, quoteWords, SINGLE } from '../script.ts'
import { makeTrigger, type Trigger } from '../triggers.ts'
import { scriptOfItems } from '../yaml/join.ts'
import { entries, flag, flatten, get, list, text, texts, type YamlNode } from '../yaml/node.ts'
import { placeOf } from './place.ts'
import type { ReadResult } from './result.ts'

/** What starts these builds is set outside of the repository. */
function outside({ branch }: Reading, service: string): { triggers: readonly Trigger[]; mask: { doubt: string } } {
  const triggers = [makeTrigger({ kind: 'push', name: `set in ${service}` }, branch)]
  return { triggers, mask: { doubt: `what starts it is set in ${service}` } }
}

/** Steps of `cloudbuild.yaml` (https://cloud.google.com/build/docs/build-config-file-schema). */
export function readCloudBuild(reading: Reading, root: YamlNode): ReadResult {
  const work = list(get(root, 'steps')).flatMap(cloudStep)
  const draft: JobDraft = {
    name: 'build',
    at: placeOf(root),
    ...outside(reading, 'Cloud Build'),
    work,
  }
  return { drafts: work.length > 0 ? [draft] : [] }
}

function cloudStep(step: YamlNode): ScriptWork[] {
  const mask = flag(get(step, 'allowFailure')) === true ? { reason: '`allowFailure: true`' } : undefined
  const folder = resolvePath('', text(get(step, 'dir')) ?? '.')
  const script = get(step, 'script')
  if (script?.kind === 'text') {
    const place = { path: script.path, line: script.textLine, byLine: script.byLine, folder }
    return [{ script: { ...place, text: script.text, mode: SINGLE, mask } }]
  }
  const program = text(get(step, 'entrypoint')) ?? imageName(step)
  if (program === undefined) return []
  const words = [program, ...texts(get(step, 'args'))]
  return [{ script: lineScript({ text: quoteWords(words), path: step.path, line: step.line, folder, mask }) }]
}

/** Images are called as the program that they run. */
function imageName(step: YamlNode): string | undefined {
  return text(get(step, 'name'))?.split('/').at(-1)?.split(':')[0]
}

/** Phases of `buildspec.yml` (https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html). */
export function readCodebuild(reading: Reading, root: YamlNode): ReadResult {
  const work = entries(get(root, 'phases')).flatMap(([, phase]) => codebuildPhase(phase))
  const draft: JobDraft = {
    name: 'build',
    at: placeOf(root),
    ...outside(reading, 'CodeBuild'),
    work,
  }
  return { drafts: work.length > 0 ? [draft] : [] }
}

function codebuildPhase(phase: YamlNode): ScriptWork[] {
  const goesOn = text(get(phase, 'on-failure')) === 'CONTINUE' ? { reason: '`on-failure: CONTINUE`' } : undefined
  const last = combine(goesOn, { reason: '`finally` does not change the result of its phase' })
  const main = scriptOfItems(flatten(get(phase, 'commands')), { mask: goesOn })
  return [...main, ...scriptOfItems(flatten(get(phase, 'finally')), { mask: last })].map((script) => ({ script }))
}
