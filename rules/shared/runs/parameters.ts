import type { Facts, ModuleFacts } from '../../../src/facts/types.ts'
import type { Location, Role } from '../../../src/model.ts'
import { type Code, placeOf } from '../evidence/use.ts'
import type { TrainingStart } from '../training/starts.ts'

/** Calls that take parameters of a run from the command line or from a file. */
const TAKES =
  /^(argparse\.(ArgumentParser|\w*Parser)|click\.(command|option|argument)|typer\.(run|Typer|Option|Argument)|fire\.Fire|hydra\.(main|initialize|compose)|omegaconf\.OmegaConf\.(load|from_cli|create)|gin\.(parse_config\w*|add_config_file)|absl\.(flags\.DEFINE_\w+|app\.run)|ml_collections\.config_flags\.\w+|jsonargparse\.(CLI|auto_cli|ArgumentParser)|tyro\.cli|simple_parsing\.\w+|transformers\.HfArgumentParser|(pytorch_lightning|lightning(\.pytorch)?)\.cli\.LightningCLI|tap\.Tap|docopt\.docopt|yaml\.(safe_load|load|full_load)|toml(li|lib)?\.load|tomllib\.load|configparser\.ConfigParser|configargparse\.\w+|mmengine\.(Config|config\.Config)\.fromfile|mmcv\.Config\.fromfile|dvc\.api\.params_show|sacred\.Experiment|tensorflow\.(compat\.v1\.)?(app\.)?flags\.DEFINE_\w+|pydantic_settings\.BaseSettings|dynaconf\.Dynaconf|sys\.argv)/

/** By the name of the call alone: parsers of the project's own; `exec(open(...).read())` puts values in place. */
const BY_NAME =
  /(^|\.)(parse_args|parse_args_into_dataclasses|get_args|get_parser|load_config|get_config|setup_cfg|from_cli|add_argument)$|^exec$/

/** Starts whose file, or one that it imports code from, takes parameters from outside. */
export function startsWithParameters(
  { notebooks: { notebooks }, ...code }: Code & Pick<Facts, 'notebooks'>,
  starts: readonly TrainingStart[],
): TrainingStart[] {
  const taking = modulesThatTake(code)
  const parameterised = new Set(notebooks.filter(({ parameters }) => parameters).map(({ path }) => path))
  const linked = linkedModules(code)
  return starts.filter(({ module, kind }) => {
    if (parameterised.has(code.modules[module]!.path) || kind === 'decorated') return true
    return [module, ...(linked.get(module) ?? [])].some((other) => taking.has(other))
  })
}

/** First place where one of the modules takes parameters, for evidence. */
export function parameterPlace(code: Code, modules: Iterable<number>): Location | undefined {
  const taking = modulesThatTake(code)
  const linked = linkedModules(code)
  for (const one of modules) {
    const module = [one, ...(linked.get(one) ?? [])].find((other) => taking.has(other))
    if (module !== undefined) return placeOf(code.modules, { module, line: taking.get(module)! })
  }
  return undefined
}

/** Tests take parameters of their own. */
const OWN: ReadonlySet<Role> = new Set(['source', 'notebook', 'config'])

/** Modules that take parameters, with the line of the first place that is found. */
function modulesThatTake({ modules, names }: Code): Map<number, number> {
  const found = new Map<number, number>()
  const add = (module: number, line: number | undefined): void => {
    if (line !== undefined && !found.has(module)) found.set(module, line)
  }
  for (const { name, module, line, role } of names.calls) if (OWN.has(role) && TAKES.test(name)) add(module, line)
  for (const [module, facts] of modules.entries()) if (OWN.has(facts.role)) add(module, lineThatTakes(facts))
  return found
}

/** Line where the text of a module alone says that it takes parameters. */
function lineThatTakes({ calls, names, units, uses, imports }: ModuleFacts): number | undefined {
  const call = calls.find(({ callee }) => BY_NAME.test(callee))
  if (call) return call.line
  const main = names.signatures.find(({ decorators }) => decorators.some(isCommand))
  if (main) return units[main.unit]!.line
  const use = uses.find(({ name }) => name.startsWith('sys.argv'))
  return use?.line ?? (imports.some(({ module }) => module === 'hydra') ? 1 : undefined)
}

/** `@hydra.main()`, `@app.command()`. */
function isCommand(decorator: string): boolean {
  return (
    /(^|\.)(hydra\.)?(main|command|automain)\(?\)?$|hydra_main/.test(decorator) &&
    /hydra|click|app|typer|cli|ex\./.test(decorator)
  )
}

/** Modules of the project that a module calls directly, or that call it. */
function linkedModules({ names }: Code): Map<number, Set<number>> {
  const linked = new Map<number, Set<number>>()
  const link = (from: number, to: number): void => {
    linked.set(from, (linked.get(from) ?? new Set()).add(to))
  }
  for (const { module, to } of names.calls) {
    if (to === undefined || to.module === module) continue
    link(module, to.module)
    link(to.module, module)
  }
  return linked
}
