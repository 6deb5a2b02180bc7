import type { Notebooks } from '../../../src/facts/types/notebooks.ts'
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
  code: Code,
  starts: readonly TrainingStart[],
  { notebooks }: Notebooks,
): TrainingStart[] {
  const taking = modulesThatTake(code)
  const parameterised = new Set(notebooks.filter(({ parameters }) => parameters).map(({ path }) => path))
  const linked = linkedModules(code)
  return starts.filter(({ module, kind }) => {
    if (parameterised.has(code.modules[module]!.path) || kind === 'decorated') return true
    return taking.has(module) || [...(linked.get(module) ?? [])].some((other) => taking.has(other))
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

function modulesThatTake({ modules, names }: Code): Map<number, number> {
  const found = new Map<number, number>()
  const add = (module: number, line: number): void => {
    if (!found.has(module)) found.set(module, line)
  }
  for (const { name, module, line, role } of names.calls) if (OWN.has(role) && TAKES.test(name)) add(module, line)
  modules.forEach(({ role, calls, names: { signatures }, units, uses, imports }, module) => {
    if (!OWN.has(role)) return
    for (const { callee, line } of calls) if (BY_NAME.test(callee)) add(module, line)
    for (const { decorators, unit } of signatures)
      if (
        decorators.some(
          (one) =>
            /(^|\.)(hydra\.)?(main|command|automain)\(?\)?$|hydra_main/.test(one) &&
            /hydra|click|app|typer|cli|ex\./.test(one),
        )
      )
        add(module, units[unit]!.line)
    for (const { name, line } of uses) if (name.startsWith('sys.argv')) add(module, line)
    if (imports.some((one) => one.module === 'hydra')) add(module, 1)
  })
  return found
}

/** Modules of the project that a module calls directly, or that call it. */
function linkedModules({ names }: Code): Map<number, Set<number>> {
  const linked = new Map<number, Set<number>>()
  for (const { module, to } of names.calls) {
    if (to === undefined || to.module === module) continue
    linked.set(module, (linked.get(module) ?? new Set()).add(to.module))
    linked.set(to.module, (linked.get(to.module) ?? new Set()).add(module))
  }
  return linked
}
