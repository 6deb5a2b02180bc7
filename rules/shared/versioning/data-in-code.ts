import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call } from '../../../src/facts/types.ts'
import { placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { DATA_VERSION_CALLS, type DataVersionCall } from './data-tools.ts'
import { isModel } from './is-model.ts'
import { type Assets, inTraining, type Way } from './part.ts'
import { READS } from './reads.ts'
import { seen, way } from './way.ts'

/** What calls say of the version of the data that they read. */
export function versionsInCode(assets: Assets): Way[] {
  return [...calls(assets), ...snapshots(assets), ...checksums(assets), ...datedPaths(assets), ...named(assets)]
}

function calls({ code, isOptional }: Assets): Way[] {
  return callsOf(code.names, /^[a-z]/).flatMap((call) => {
    const found = DATA_VERSION_CALLS.find(
      (one) => one.calls.test(call.name) && isGiven(writtenCall(code.modules, call), one.needs),
    )
    if (found === undefined || isOptional(call) || isAside(code, call, found)) return []
    const at = [seen(`${found.name}: ${call.name}`, placeOf(code.modules, call))]
    if (found.fixes === 'checksum') return [way(0.5, 'a checksum notices when the data change', at)]
    return [way(call.role === 'source' ? 0.7 : 0.45, 'the code names a version of the data', at)]
  })
}

const SNAPSHOTS = /(^|\.)(snapshot|archive|freeze|version)_(\w+_)?(data|datasets?)$/

/** Functions of the project that lay the data of a run aside, by their names: what they keep is not looked into. */
function snapshots({ code }: Assets): Way[] {
  const call = code.names.calls.find(
    (one) => one.role === 'source' && one.origin === 'first-party' && SNAPSHOTS.test(one.name),
  )
  if (call === undefined) return []
  const at = seen(
    `\`${call.name.slice(call.name.lastIndexOf('.') + 1)}\` keeps data aside`,
    placeOf(code.modules, call),
  )
  return [way(0.5, 'a function of the project keeps versions of its data', [at])]
}

const CHECKSUM =
  /(^|[._])((file|data|dataset|input)_(md5|sha\d+|checksum|hash)|(md5|sha\d+|checksum|hash)_(of_)?(file|data|dataset|input))$/

/** Functions of the project by which a training notes the checksum of its input. */
function checksums(assets: Assets): Way[] {
  const { code } = assets
  const [call] = inTraining(
    assets,
    code.names.calls.filter(
      ({ role, origin, name }) => role === 'source' && origin === 'first-party' && CHECKSUM.test(name),
    ),
  )
  if (call === undefined) return []
  return [way(0.5, 'a checksum tells which data a run had', [seen(`\`${call.name}\``, placeOf(code.modules, call))])]
}

/** What is fetched is a model or a result, by the arguments, by the function around it, or by its file. */
function isAside({ modules }: Assets['code'], call: ResolvedCall, { butNot, butIn }: DataVersionCall): boolean {
  const { path, units } = modules[call.module]!
  const given = writtenCall(modules, call).arguments.map(({ name, value }) => name ?? String(value))
  const isNamed = [...given, units[call.unit]?.name ?? ''].some((text) => butNot?.test(text))
  return isNamed || butIn?.test(path) === true
}

/** Whether the call has the argument without which it fixes no version. */
function isGiven({ arguments: given }: Call, needs: RegExp | undefined): boolean {
  return needs === undefined || given.some(({ keyword = '', value }) => needs.test(keyword) && value !== null)
}

const VERSIONED_PATH = /(^|[/_-])(v\d+(\.\d+)*|20\d\d[-_]?(0[1-9]|1[0-2])([-_]?\d\d)?)([/_.-]|$)/

function datedPaths(assets: Assets): Way[] {
  const { code } = assets
  const call = inTraining(assets, callsOf(code.names, READS)).find((one) => {
    const value = writtenCall(code.modules, one).arguments[0]?.value
    return typeof value === 'string' && VERSIONED_PATH.test(value) && !isModel(value)
  })
  return call
    ? [
        way(0.3, 'a version stands in the path of the data', [
          seen('a path with a date or version', placeOf(code.modules, call)),
        ]),
      ]
    : []
}

/** The newest version of a data set on a hub. */
function named({ code }: Assets): Way[] {
  const call = callsOf(
    code.names,
    /^(datasets\.load_dataset|huggingface_hub(\.\w+)*\.(snapshot_download|hf_hub_download)|kagglehub\.dataset_download)$/,
  ).find((one) => !DATA_VERSION_CALLS.some((entry) => entry.calls.test(one.name) && isAside(code, one, entry)))
  return call
    ? [
        way(0.2, 'a data set of a hub is named without its version', [
          { ...seen('reads the newest version of a data set', placeOf(code.modules, call)), level: 'declared' },
        ]),
      ]
    : []
}
