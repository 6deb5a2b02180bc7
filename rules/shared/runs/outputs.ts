import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
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
  const calls = code.names.calls.filter(({ module, guarded }) => modules.has(module) && !guarded)
  const called = (pattern: (name: string) => boolean, what: string): OutputSign[] =>
    calls
      .filter(({ name }) => pattern(name))
      .map((call) => ({ message: `\`${call.name}\` ${what}`, at: placeOf(code.modules, call) }))
  return [
    ...[...modules].flatMap((module) => [...optionsOf(code, module), ...byHydra(code.modules[module]!)]),
    ...called((name) => MAKES_FOLDERS.test(name), 'asks for an output folder or makes one'),
    ...called(startsRun, 'starts a run of its own'),
  ]
}

function optionsOf({ modules }: Code, module: number): OutputSign[] {
  return modules[module]!.calls.flatMap((call) => {
    const message = keepsApart(call)
    return message === undefined ? [] : [{ message, at: placeOf(modules, { module, line: call.line }) }]
  })
}

function byHydra({ path, imports }: ModuleFacts): OutputSign[] {
  const hydra = imports.find(({ module }) => module === 'hydra')
  return hydra ? [{ message: 'Hydra gives each run a folder', at: { path, line: hydra.line } }] : []
}

/** It starts a run at a tracker that others reach. */
function startsRun(name: string): boolean {
  return /(init|start_run|Run|Experiment|Logger)$/.test(name) && trackerOf(name)?.hosted === true
}

/** Frameworks that give each run a folder, or take one as an option. */
const MAKES_FOLDERS =
  /^transformers(\.\w+)*\.HfArgumentParser$|^ray\.(tune\.(Tuner|run)|train\.RunConfig|air\.(config\.)?RunConfig)$|^(pytorch_lightning|lightning(\.pytorch)?)\.cli\.LightningCLI$/

function keepsApart(call: Call): string | undefined {
  const { callee } = call
  if (/(^|\.)(add_argument|option|Option|argument)$/.test(callee)) return folderOption(call, 'option')
  if (/(^|\.)DEFINE_(string|path)$/.test(callee)) return folderOption(call, 'flag')
  if (/\.strftime$/.test(callee)) return withTime(call) ? 'the time stands in a name' : undefined
  return /(^|\.)(increment_path|uuid4)$/.test(callee) ? `\`${callee}\` makes a name of its own` : undefined
}

function folderOption({ arguments: given }: Call, what: 'option' | 'flag'): string | undefined {
  const first = given[0]?.value
  return typeof first === 'string' && OWN_FOLDER.test(first)
    ? `${what} ${first} names the folder or the run`
    : undefined
}

/** Down to the hour at least: runs of one day have names of their own. */
function withTime({ arguments: given }: Call): boolean {
  return given.some(({ value }) => /%[HMSs]/.test(String(value ?? '')))
}

/** Models that are saved under a constant name: the next run overwrites them. */
export function fixedOutputs(code: Code, modules: ReadonlySet<number>): OutputSign[] {
  return callsOf(code.names, SAVES_MODEL)
    .filter(({ module, role }) => modules.has(module) && role === 'source')
    .flatMap((call) => {
      const path = writtenCall(code.modules, call)
        .arguments.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
        .find((value) => /\.\w{1,12}$/.test(value) && !/[{%]/.test(value))
      return path === undefined
        ? []
        : [{ message: `the model is saved as "${path}" by each run`, at: placeOf(code.modules, call) }]
    })
}
