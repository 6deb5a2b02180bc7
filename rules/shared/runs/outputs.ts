import type { Call } from '../../../src/facts/types.ts'
import type { Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { trackerOf } from '../tracking/trackers.ts'
import { SAVES_MODEL } from '../versioning/registries.ts'

/** A place that says where a run writes. */
export interface OutputSign {
  readonly message: string
  readonly at: Location
}

/** Names of options and arguments that give each run a folder or a name of its own. */
const OWN_FOLDER =
  /^-{0,2}(out|output|save|log|logging|work|run|exp|experiment|checkpoint|ckpt|result|results|model|artifact|artifacts)[-_]?(s[-_])?(dir|directory|path|folder|name|id|root)$|^-{0,2}(project|exp|outdir|workdir|logdir|savedir|out|save|run|experiment|default_root_dir)$/i

/** What keeps runs apart: an option for the folder, a run of a tracker, a folder with the time or a number in its name. */
export function ownOutputs(code: Code, modules: ReadonlySet<number>): OutputSign[] {
  const found: OutputSign[] = []
  for (const module of modules) {
    const facts = code.modules[module]!
    for (const call of facts.calls) {
      const message = keepsApart(call)
      if (message !== undefined) found.push({ message, at: placeOf(code.modules, { module, line: call.line }) })
    }
    const hydra = facts.imports.find((one) => one.module === 'hydra')
    if (hydra) found.push({ message: 'Hydra gives each run a folder', at: { path: facts.path, line: hydra.line } })
  }
  const folders = code.names.calls.filter(
    ({ module, name, guarded }) => modules.has(module) && !guarded && MAKES_FOLDERS.test(name),
  )
  const tracked = code.names.calls.filter(
    ({ module, name, guarded }) =>
      modules.has(module) &&
      !guarded &&
      trackerOf(name)?.hosted === true &&
      /(init|start_run|Run|Experiment|Logger)$/.test(name),
  )
  return [
    ...found,
    ...folders.map((call) => ({
      message: `\`${call.name}\` asks for an output folder or makes one`,
      at: placeOf(code.modules, call),
    })),
    ...tracked.map((call) => ({
      message: `\`${call.name}\` starts a run of its own`,
      at: placeOf(code.modules, call),
    })),
  ]
}

/** Frameworks that give each run a folder, or take one as an option. */
const MAKES_FOLDERS =
  /^transformers(\.\w+)*\.HfArgumentParser$|^ray\.(tune\.(Tuner|run)|train\.RunConfig|air\.(config\.)?RunConfig)$|^(pytorch_lightning|lightning(\.pytorch)?)\.cli\.LightningCLI$/

function keepsApart({ callee, arguments: given }: Call): string | undefined {
  const first = given[0]?.value
  if (
    /(^|\.)(add_argument|option|Option|argument)$/.test(callee) &&
    typeof first === 'string' &&
    OWN_FOLDER.test(first)
  )
    return `option ${first} names the folder or the run`
  if (/(^|\.)DEFINE_(string|path)$/.test(callee) && typeof first === 'string' && OWN_FOLDER.test(first))
    return `flag ${first} names the folder or the run`
  if (/\.strftime$/.test(callee) && /%[HMSs]/.test(String(given.map(({ value }) => value ?? '').join(' '))))
    return 'the time stands in a name'
  if (/(^|\.)(increment_path|uuid4)$/.test(callee)) return `\`${callee}\` makes a name of its own`
  return undefined
}

/** Models that are saved under a constant name: the next run overwrites them. */
export function fixedOutputs(code: Code, modules: ReadonlySet<number>): OutputSign[] {
  return callsOf(code.names, SAVES_MODEL)
    .filter(({ module, role }) => modules.has(module) && role === 'source')
    .flatMap((call) => {
      const path = writtenCall(code.modules, call)
        .arguments.map(({ value }) => value)
        .find((value) => typeof value === 'string' && /\.\w{1,12}$/.test(value) && !/[{%]/.test(value))
      return typeof path === 'string'
        ? [{ message: `the model is saved as "${path}" by each run`, at: placeOf(code.modules, call) }]
        : []
    })
}
