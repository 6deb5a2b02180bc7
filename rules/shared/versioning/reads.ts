import type { Code } from '../evidence/use.ts'
import { writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** Calls that read a file. */
export const READS = /(^|\.)(read_\w+|scan_\w+|load|loadtxt|genfromtxt|open|imread|load_dataset|DictReader)$/

/** Paths that reading calls are given, or that are put together for them, without leading `./` and `../`. */
export function literalsRead({ modules, names }: Code): string[] {
  const given = callsOf(names, READS).map((call) => writtenCall(modules, call).arguments[0]?.value)
  const joined = callsOf(names, /^(os\.path\.join|pathlib\.(Pure)?(Posix)?Path(\.joinpath)?)$/).map(
    (call) => writtenCall(modules, call).arguments.at(-1)?.value,
  )
  return [...given, ...joined.filter((value) => /\.\w+$/.test(String(value)))].flatMap((value) =>
    typeof value === 'string' && value.length > 3 ? [value.replace(/^(\.{1,2}\/)+/, '')] : [],
  )
}
