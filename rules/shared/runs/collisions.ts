import type { Subscript } from '../../../src/facts/types/names.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'

/** What keeps two runs from going on at once on one machine. */
export interface Collision {
  readonly kind: 'device' | 'question' | 'port'
  readonly place: FoundPlace
}

/** A device or port that is fixed in code, and questions to a person, in modules that train. */
export function collisions(code: Code, modules: ReadonlySet<number>): Collision[] {
  const devices = [...modules].flatMap((module) =>
    code.modules[module]!.names.subscripts.filter(fixesDevice).map(({ line }) =>
      found(code, { module, line }, 'device'),
    ),
  )
  const questions = callsOf(code.names, /^builtins\.input$/)
    .filter(({ module, role }) => modules.has(module) && role === 'source')
    .map((call) => found(code, call, 'question'))
  return [...devices, ...questions, ...ports(code, modules)]
}

/** `os.environ["MASTER_PORT"] = "12355"`, `init_process_group(init_method="tcp://127.0.0.1:12355")`. */
function ports(code: Code, modules: ReadonlySet<number>): Collision[] {
  const set = [...modules].flatMap((module) =>
    code.modules[module]!.names.subscripts.filter(
      ({ of, columns, text }) =>
        /^(os\.)?environ$/.test(of) && columns.includes('MASTER_PORT') && /^[1-9]\d*$/.test(text ?? ''),
    ).map(({ line }) => found(code, { module, line }, 'port')),
  )
  const given = callsOf(code.names, /^torch\.distributed(\.\w+)*\.init_process_group$/)
    .filter(({ module }) => modules.has(module))
    .filter((call) =>
      writtenCall(code.modules, call).arguments.some(({ value }) => /^tcp:\/\/.*:[1-9]\d*$/.test(String(value))),
    )
  return [...set, ...given.map((call) => found(code, call, 'port'))]
}

/** An empty text and -1 stand for no device at all; what a variable holds comes from elsewhere. */
function fixesDevice({ of, columns, text }: Subscript): boolean {
  return /^(os\.)?environ$/.test(of) && columns.includes('CUDA_VISIBLE_DEVICES') && /^\d/.test(text ?? '')
}

const SAYS: Readonly<Record<Collision['kind'], string>> = {
  device: 'the code fixes CUDA_VISIBLE_DEVICES, so all runs take the same device; leave it to whoever starts the run',
  port: 'the code fixes a port, so a second run on the same machine fails; take a free one, or an option',
  question: 'the run waits for an answer; take it as an option',
}

function found({ modules }: Code, at: { module: number; line: number }, kind: Collision['kind']): Collision {
  const place = placeOf(modules, at)
  return {
    kind,
    place: { message: SAYS[kind], at: place, risk: 'moderate', value: 0, lines: 0, content: `${kind} ${place.path}` },
  }
}
