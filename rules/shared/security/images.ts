import type { CommandLine, Containers, Dockerfile, DockerStage } from '../../../src/facts/types/containers.ts'
import type { FoundPlace, Location } from '../../../src/model.ts'

/** What is unsafe in the images and services of a project. */
export function unsafeImages({ dockerfiles, services }: Containers): FoundPlace[] {
  return [
    ...onceGrave(dockerfiles.flatMap(ofServer)),
    ...dockerfiles.flatMap((file) => [...installs(file), ...openNotebook(file.path, commandsOf(file))]),
    ...services.flatMap(({ command, at }) => (command ? openNotebook(at.path, [command]) : [])),
  ]
}

/** The same of several images is one thing to learn: the others are told, and cost nothing. */
function onceGrave(found: readonly FoundPlace[]): FoundPlace[] {
  return found.map((one, index) =>
    found.findIndex(({ message }) => message === one.message) === index ? one : { ...one, risk: 'low' },
  )
}

function commandsOf({ command, entrypoint, runs }: Dockerfile): CommandLine[] {
  return [...runs, ...(command ? [command] : []), ...(entrypoint ? [entrypoint] : [])]
}

const SERVES =
  /\b(uvicorn|gunicorn|hypercorn|waitress|flask run|fastapi (run|dev)|streamlit run|bentoml serve|torchserve|mlflow models serve|tritonserver|litserve)\b/

/** An image that answers requests: as root, or on a base that changes from one build to the next. */
function ofServer(file: Dockerfile): FoundPlace[] {
  const last = file.stages.at(-1)
  if (last === undefined || !serves(file)) return []
  return [...asRoot(file, last), ...floatingBase(last)]
}

function serves({ command, entrypoint, ports }: Dockerfile): boolean {
  return ports.length > 0 || [command, entrypoint].some((one) => one !== undefined && SERVES.test(one.text))
}

function asRoot({ path, command, entrypoint, user }: Dockerfile, { base }: DockerStage): FoundPlace[] {
  const isRoot = user === undefined ? !NOT_ROOT.test(`${base.name}:${base.tag ?? ''}`) : /^(root|0)(:|$)/.test(user)
  if (!isRoot) return []
  const line = (command ?? entrypoint)?.line
  const message = 'the container answers requests as root; name a user of its own with USER'
  return [place(message, { path, ...(line && { line }) })]
}

function floatingBase({ base, from }: DockerStage): FoundPlace[] {
  if (base.fixed !== 'floating' || from !== undefined) return []
  const message = `the base image ${base.name} has no fixed version; name one, so that a build brings what was tested`
  return [place(message, base.at)]
}

/** Base images that come with a user of their own. */
const NOT_ROOT = /nonroot|distroless|chainguard|bitnami|jupyter\/|unprivileged/

function installs(file: Dockerfile): FoundPlace[] {
  return commandsOf(file)
    .filter(({ text }) => /\bpip3? install\b[^&;|]*(--trusted-host|\bhttp:\/\/)/.test(text))
    .map(({ line }) =>
      place(
        'packages are installed from a server that nobody proves to be the right one; use https, without --trusted-host',
        {
          path: file.path,
          line,
        },
      ),
    )
}

/** `jupyter lab --NotebookApp.token=''`: whoever reaches the port runs code. */
function openNotebook(path: string, commands: readonly CommandLine[]): FoundPlace[] {
  return commands
    .filter(({ text }) => /\bjupyter\b[^&;|]*(\.token|\.password)=(''|""|\s|$)/.test(text))
    .map(({ line }) =>
      place('Jupyter runs without a token, so whoever reaches the port runs code; leave the token on', { path, line }),
    )
}

function place(message: string, at: Location): FoundPlace {
  return { message, at, risk: 'moderate', value: 0, lines: 0, content: message }
}
