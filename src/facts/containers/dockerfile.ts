import { shellCommands } from '../read/words.ts'
import type { CommandLine, Dockerfile, DockerStage } from '../types/containers.ts'
import { readEnvironment } from './environment.ts'
import { readImage } from './image.ts'
import { type Instruction, readInstructions } from './instructions.ts'

/** Reads a Dockerfile. */
export function readDockerfile(text: string, path: string): Dockerfile {
  const instructions = readInstructions(text)
  const of = (keyword: string) => instructions.filter((instruction) => instruction.keyword === keyword)
  const last = lastStage(instructions)
  const ofLast = (keyword: string) => last.filter((instruction) => instruction.keyword === keyword).at(-1)
  const user = ofLast('USER')?.value
  return {
    path,
    stages: readStages(instructions, path),
    runs: of('RUN').map(({ value, line }) => ({ text: value, line })),
    copies: [...of('COPY'), ...of('ADD')].flatMap(readCopy),
    ...named('command', ofLast('CMD')),
    ...named('entrypoint', ofLast('ENTRYPOINT')),
    ...(user !== undefined && { user }),
    ports: of('EXPOSE').flatMap(({ value }) => value.split(/\s+/)),
    environment: of('ENV').flatMap(readEnv),
  }
}

function lastStage(instructions: readonly Instruction[]): readonly Instruction[] {
  return instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM') + 1)
}

function named(
  key: 'command' | 'entrypoint',
  instruction: Instruction | undefined,
): Partial<Record<typeof key, CommandLine>> {
  return instruction ? { [key]: { text: commandText(instruction.value), line: instruction.line } } : {}
}

/** `["python", "serve.py"]` as shell text. */
function commandText(value: string): string {
  if (!value.startsWith('[')) return value
  try {
    const words: unknown = JSON.parse(value)
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string').join(' ') : value
  } catch {
    return value
  }
}

/** `FROM [--platform=...] image [AS name]`, with the defaults of `ARG` lines before the first stage put in. */
function readStages(instructions: readonly Instruction[], path: string): DockerStage[] {
  const defaults = new Map(instructions.filter(({ keyword }) => keyword === 'ARG').map(({ value }) => argument(value)))
  const names: string[] = []
  return instructions
    .filter(({ keyword }) => keyword === 'FROM')
    .map(({ value, line }) => {
      const [reference = '', as, name] = value.split(/\s+/).filter((word) => !word.startsWith('--'))
      const base = readImage(fill(reference, defaults), { path, line })
      const from = names.includes(base.name) ? { from: base.name } : {}
      const own = /^as$/i.test(as ?? '') && name !== undefined ? { name } : {}
      if (own.name !== undefined) names.push(own.name)
      return { ...own, base, ...from }
    })
}

function argument(value: string): readonly [string, string] {
  const [name = '', given = ''] = value.split(/=(.*)/s)
  return [name.trim(), given.trim().replace(/^(["'])(.*)\1$/, '$2')]
}

function fill(reference: string, defaults: ReadonlyMap<string, string>): string {
  return reference.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g, (whole, braced, fallback, plain) => {
    return defaults.get(braced ?? plain) || fallback || whole
  })
}

function readCopy({ value, line }: Instruction): Dockerfile['copies'][number][] {
  const text = value.startsWith('[') ? commandText(value) : value
  const words = (shellCommands(text)[0] ?? []).filter((word) => !word.startsWith('--'))
  const isFromStage = /^--from=|\s--from=/.test(value)
  return words.length < 2 || isFromStage ? [] : [{ sources: words.slice(0, -1), target: words.at(-1) ?? '', line }]
}

/** `ENV A=1 B=2`, and the old `ENV A 1`. */
function readEnv({ value, line }: Instruction) {
  if (!/^\w+=/.test(value)) {
    const [name = '', rest] = value.split(/\s+(.*)/s)
    return [readEnvironment(name, rest, line)]
  }
  const words = shellCommands(value)[0] ?? []
  return words.map((word) => readEnvironment(word.split('=', 1)[0] ?? '', word.slice(word.indexOf('=') + 1), line))
}
