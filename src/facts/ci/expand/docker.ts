import { resolvePath } from '../folder.ts'

import { lineScript, quoteWords, type Script, SINGLE } from '../script.ts'
import { firstDocument, loadYaml } from '../yaml/load.ts'
import { entries, get, list, text as textIn, texts, type YamlNode } from '../yaml/node.ts'
import { type Arguments, type Call, type Expansion, optionValues, parseArguments } from './expander.ts'

const BUILD_VALUES =
  '-f --file -t --tag --build-arg --target --platform --cache-from --cache-to --label --secret --ssh --network --progress -o --output --builder --iidfile -m --memory --shm-size --add-host --pull-policy -p --project-name --profile --env-file --project-directory --exit-code-from -e --env -v --volume -w --workdir -u --user'.split(
    ' ',
  )

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

/** `docker build`: the `RUN` lines of the Dockerfile. `docker compose build`: those of the services. */
export async function expandDocker(call: Call): Promise<Expansion | undefined> {
  if (!/^(?:docker|podman|buildah|docker-compose)$/.test(call.program)) return undefined
  const parsed = parseArguments(call.args, BUILD_VALUES)
  return (await expandCompose(call, parsed)) ?? expandBuild(call, parsed)
}

async function expandBuild(call: Call, { options, words }: Arguments): Promise<Expansion | undefined> {
  const build = /^(?:image |buildx |builder )?(?:build|bud)\s+(\S+)/.exec(words.join(' '))
  if (build === null) return undefined
  const context = resolvePath(call.folder, call.values(build[1]!)[0]!)
  const [named] = optionValues(options, '-f', '--file')
  const file = named === undefined ? resolvePath(context, 'Dockerfile') : resolvePath(call.folder, named)
  return dockerfileScripts(call, { file, context })
}

/** What an image is built from. */
interface Build {
  readonly file: string | undefined
  readonly context: string | undefined
}

async function dockerfileScripts({ project }: Call, { file: path, context: folder }: Build): Promise<Expansion> {
  const source = await project.read(path)
  if (source === undefined || path === undefined) return { unresolved: 'its Dockerfile is not in the repository' }
  return {
    scripts: runLines(source).map((run) => ({ ...run, path, byLine: true, folder, name: 'RUN', mode: SINGLE })),
  }
}

interface Run {
  readonly text: string
  readonly line: number
}

/** The `RUN` instructions. Continued lines keep their line breaks; flags such as `--mount` are taken off. */
export function runLines(source: string): Run[] {
  const lines = source.split(/\r?\n/)
  const runs: Run[] = []
  for (let at = 0; at < lines.length; at++) {
    const run = /^\s*RUN\s+(?:--\w+=\S+\s+)*(.*)$/i.exec(lines[at]!)
    if (run === null) continue
    const [text, end] = instruction(lines, at, run[1]!)
    runs.push({ text, line: at + 1 })
    at = end
  }
  return runs
}

function instruction(lines: readonly string[], start: number, first: string): [text: string, end: number] {
  const here = /^<<-?["']?(\w+)["']?\s*$/.exec(first)?.[1]
  let end = start
  const more = () =>
    here === undefined ? /\\\s*$/.test(lines[end]!) || isComment(lines, end) : lines[end]!.trim() !== here
  while (end + 1 < lines.length && more()) end++
  const rest = lines.slice(start + 1, end + 1)
  if (here !== undefined) return [['', ...rest.slice(0, -1)].join('\n'), end]
  return [[execForm(first), ...rest.map((line) => (/^\s*#/.test(line) ? '\\' : line))].join('\n'), end]
}

/** Comments between continued lines do not end the instruction. */
function isComment(lines: readonly string[], at: number): boolean {
  return /^\s*#/.test(lines[at]!)
}

/** `["pytest", "-v"]` as `pytest -v`. */
function execForm(text: string): string {
  return /^\[\s*".*"\s*\]$/.test(text.trim()) ? text.replace(/^\s*\[|\]\s*$/g, '').replaceAll('",', '"') : text
}

/** Services by name are not told apart: a job that builds one of them mostly builds the one at hand. */
async function expandCompose(call: Call, parsed: Arguments): Promise<Expansion | undefined> {
  const runs = exitingServices(call, parsed)
  if (runs === undefined) return undefined
  const scripts: Script[] = []
  for (const path of composeFiles(call, parsed)) {
    const root = firstDocument(loadYaml(path, (await call.project.read(path)) ?? ''))
    const services = entries(get(root, 'services')).slice(0, 20)
    const named = services.filter(([name]) => call.args.includes(name))
    for (const [name, node] of named.length > 0 ? named : services) {
      scripts.push(...(await serviceScripts(call, node)))
      if (runs.includes(name)) scripts.push(...commandScripts(call, { name, node }))
    }
  }
  return scripts.length > 0 ? { scripts } : { unresolved: 'its services are not built from files of the repository' }
}

/** Words among which are the services whose exit status is that of the command; undefined when it is none of compose. */
function exitingServices({ program }: Call, { options, words }: Arguments): readonly string[] | undefined {
  const verb = /^(?:compose )?(build|up|run)\b/.exec(words.join(' '))?.[1]
  if (verb === undefined || (program !== 'docker-compose' && words[0] !== 'compose')) return undefined
  return verb === 'run' ? words : optionValues(options, '--exit-code-from')
}

/** Files of compose that the command reads, at most four. */
function composeFiles({ folder, project }: Call, { options }: Arguments): string[] {
  const files = optionValues(options, '-f', '--file')
  return (files.length > 0 ? files : COMPOSE_FILES)
    .map((name) => resolvePath(folder, name))
    .filter((path) => project.has(path))
    .slice(0, 4)
}

/** A service of a compose file. */
interface Service {
  readonly name: string
  readonly node: YamlNode
}

/** The service's own command. */
function commandScripts({ folder }: Call, { name, node }: Service): Script[] {
  const command = get(node, 'command')
  const text = command?.kind === 'list' ? quoteWords(texts(command)) : textIn(command)
  return command === undefined || text === undefined
    ? []
    : [lineScript({ path: command.path, line: command.line, name, folder, text })]
}

async function serviceScripts(call: Call, service: YamlNode): Promise<readonly Script[]> {
  const build = get(service, 'build')
  const context = textIn(get(build, 'context')) ?? list(build).map(textIn)[0]
  if (build === undefined || context === undefined) return []
  const folder = resolvePath(call.folder, context)
  const file = resolvePath(folder, textIn(get(build, 'dockerfile')) ?? 'Dockerfile')
  const expansion = await dockerfileScripts(call, { file, context: folder })
  return 'scripts' in expansion ? expansion.scripts : []
}
