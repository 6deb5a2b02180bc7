import { createContext } from './context.ts'
import type { ExitCode } from './exit-code.ts'
import { describeFailure } from './failure.ts'
import { guard, print } from './print.ts'
import { createProgram } from './program.ts'
import { realWorld, type World } from './world.ts'

/**
 * The command line.
 * @param args without the names of node and of the program
 * @returns the exit code
 */
export async function main(args: readonly string[], world: World = realWorld()): Promise<number> {
  guard(world.stdout)
  guard(world.stderr)
  try {
    return await run(args, world)
  } catch (error) {
    const { code, message } = describeFailure(error, world.env)
    if (message !== '') await print(world.stderr, message).catch(() => {})
    return code
  }
}

async function run(args: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0
  let said = ''
  const finish = (finished: ExitCode): void => {
    code = finished
  }
  const say = (text: string): void => {
    said += text
  }
  const program = createProgram(createContext(world, finish), say)
  if (args.length === 0) {
    await print(world.stderr, program.helpInformation())
    return 2
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } finally {
    if (said !== '') await print(world.stdout, said)
  }
  return code
}
