import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Pipelines } from '../../../src/facts/types/pipelines.ts'
import { type Code, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Tells calls that record nothing: `wandb.init(mode="disabled")`, and all of W&B where every start of a run is so. */
export function switchedOff(code: Code, pipelines: Pipelines): (call: ResolvedCall) => boolean {
  const bySettings = offInSettings(pipelines)
  const isOff = (call: ResolvedCall): boolean =>
    writtenCall(code.modules, call).arguments.some(
      ({ keyword, value }) => keyword === 'mode' && (value === 'disabled' || (value === undefined && bySettings)),
    )
  const starts = callsOf(code.names, /^wandb\.init$/)
  const neverStarts = starts.length > 0 && starts.every(isOff)
  return (call) => isOff(call) || (neverStarts && /^wandb\./.test(call.name))
}

/** Each tracked file that sets the mode of W&B switches it off: who runs the code as it stands records nothing. */
function offInSettings({ configs }: Pipelines): boolean {
  const modes = configs.flatMap(({ settings }) =>
    settings.filter(({ key }) => /(^|\.)wandb[._]mode$/i.test(key)).map(({ value }) => value),
  )
  return modes.length > 0 && modes.every((mode) => mode === 'disabled')
}
