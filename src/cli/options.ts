import { type Command, InvalidArgumentError, Option } from 'commander'
import { PRESETS, type PresetName } from '../index.ts'

/** Flags that say what is read and how it is counted; the commands that read code share them. */
export interface ScopeFlags {
  readonly exclude?: readonly string[]
  readonly preset?: PresetName
  readonly workers?: number
  readonly coverage?: string
}

const MOST_WORKERS = 64

export function addExclude(command: Command): Command {
  return command.option('--exclude <pattern>', 'leave out what matches (.gitignore syntax); may be repeated', append)
}

export function addPreset(command: Command): Command {
  const presets = new Option('--preset <name>', 'limits and counting rules (default: se-ml)')
  return command.addOption(presets.choices(Object.keys(PRESETS)))
}

export function addWorkers(command: Command): Command {
  return command.option(
    '--workers <n>',
    'threads that read files; 0 chooses by cores and code (default: 0)',
    wholeNumber(0, MOST_WORKERS),
  )
}

export function addCoverage(command: Command): Command {
  return command.option('--coverage <file>', 'show an existing coverage report (Cobertura XML, coverage.py JSON, lcov)')
}

function append(pattern: string, before: readonly string[] = []): string[] {
  return [...before, pattern]
}

/** Reads a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

/** Checks the path of an audit: an empty one would silently mean the current folder, an address cannot be read. */
export function folder(path: string): string {
  if (path === '') throw new InvalidArgumentError('It is empty: use "." for the current folder.')
  if (/^(https?|git|ssh):\/\/|^git@/.test(path)) {
    throw new InvalidArgumentError('It is an address: clone the repository and give its folder.')
  }
  return path
}

export function addGate(command: Command): Command {
  return command
    .option('--gate', 'fail (exit code 1) for limits that are missed and for what is worse than the baseline')
    .option('--no-gate', 'do not fail, though the configuration has a gate')
    .option('--baseline <file>', 'baseline to compare with (default: .se-ml-baseline)')
    .option('--since <revision>', 'compare with a branch, tag or commit instead of a baseline')
    .option('--exit-zero', 'exit with 0 whenever there is a report, for advice only')
}
