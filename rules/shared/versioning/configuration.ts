import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { type Assets, bestAcross, inTraining, isTracked, type Part, type Way } from './part.ts'

/** Settings that training is started with. */
export function judgeConfiguration(assets: Assets): Part {
  const recorded = recordings(assets)
  const best = bestAcross(assets, waysOf(assets, recorded)) ?? {
    value: 0.2,
    because: 'settings are written into the code',
    evidence: [{ message: 'no configuration file, and no command line that sets the parameters', against: true }],
  }
  return {
    name: 'configuration',
    value: best.value,
    because: best.because,
    evidence: best.evidence,
    findings: [],
    missing: best.value >= 0.7 ? [] : ['a tracked file with the settings that training loads, recorded with each run'],
    ...(best.value < 0.7 && {
      step: {
        action: 'Load the parameters from a tracked file and record them with each run',
        effort: 'small' as const,
      },
    }),
  }
}

function waysOf(assets: Assets, recorded: readonly Evidence[]): Way[] {
  return [
    ...pipelineParameters(assets),
    ...frameworks(assets),
    ...kedro(assets, recorded),
    ...files(assets, recorded),
    ...commandLine(assets, recorded),
  ]
}

/** Parameters in dvc.yaml: `dvc.lock` holds their values. */
function pipelineParameters({ pipelines: { stages }, dataFiles }: Assets): Way[] {
  const stage = stages.find(({ tool, params }) => tool === 'dvc' && params.length > 0)
  if (stage === undefined) return []
  const locked = dataFiles.dvc.outputs.some((one) => one.stage !== undefined)
  const evidence = [seen(`stage "${stage.name}" depends on ${stage.params[0]}`, stage.at)]
  return locked
    ? [{ value: 1, because: 'dvc.lock holds the parameters of each run', evidence }]
    : [{ value: 0.7, because: 'the pipeline names its parameters', evidence }]
}

/** Hydra writes the settings of each run into its folder; so does the command line of Lightning. */
function frameworks({ code }: Assets): Way[] {
  const [call] = decorated(code, /^hydra\.main$/)
  const [cli] = callsOf(code.names, /\.cli\.LightningCLI$|^sacred\.Experiment$/)
  const at = call ?? (cli && placeOf(code.modules, cli))
  return at
    ? [
        {
          value: 1,
          because: 'settings come from files, and each run keeps its own',
          evidence: [seen('loads its settings from files and keeps them', at)],
        },
      ]
    : []
}

/** Kedro hands the parameters of its files to the nodes that ask for them. */
function kedro({ pipelines, git, code }: Assets, recorded: readonly Evidence[]): Way[] {
  const file = pipelines.configs.find(
    ({ path, tool }) => tool === 'kedro' && /(^|\/)parameters/.test(path) && isTracked(git, path),
  )
  if (file === undefined || !code.names.imports.some(({ root }) => root === 'kedro')) return []
  return [fromFiles([seen('Kedro reads the parameters in git', { path: file.path })], recorded)]
}

/** Settings in tracked files that something is seen to load. */
function fromFiles(evidence: readonly Evidence[], recorded: readonly Evidence[]): Way {
  const all = [...evidence, ...recorded.slice(0, 1)]
  return recorded.length > 0
    ? { value: 1, because: 'settings come from tracked files, and each run records them', evidence: all }
    : { value: 0.7, because: 'settings come from tracked files', evidence: all }
}

/** First functions with a decorator that stands for this name. */
function decorated({ modules }: Code, pattern: RegExp): Location[] {
  return modules.flatMap((module) => {
    if (module.role !== 'source' && module.role !== 'notebook') return []
    const found = module.names.signatures.find(({ decorators }) =>
      decorators.some((one) => pattern.test(one.replace(/(\(\)|\[\])+$/, ''))),
    )
    return found ? [{ path: module.path, line: module.units[found.unit]!.line }] : []
  })
}

const LOADS =
  /^(yaml\.(safe_load|load|full_load|unsafe_load)|(ruamel\.yaml|strictyaml)\..*load|omegaconf\.OmegaConf\.(load|create|structured)|hydra\.(compose|initialize).*|gin\.parse_config\w*|toml\.load|tomli?b?\.load|configparser\..*read|ml_collections\..*|confuse\..*|dynaconf\..*|pydantic_settings\..*|mmcv\.Config\.fromfile|mmengine(\.config)?\.Config\.fromfile|detectron2\.config\.get_cfg|yacs\.config\.CfgNode.*|fvcore\..*CfgNode.*|dvc\.api\.params_show|munch\.\w*fromYAML|transformers\.HfArgumentParser\.parse_(json_file|yaml_file)|absl\.flags\..*config_flags.*|accelerate\..*load_config)$|\.merge_from_file$/

/** A file named for settings is one of them; JSON is read for many things. */
const LOADS_OR_JSON = new RegExp(`${LOADS.source}|^json\\.loads?$`)

/** Settings of something else than training. */
const ASIDE = /(^|\/)((examples?|docs?|tests?|great_expectations|gx|\.[^/]+)\/|hubconf\.py$)/

/** Configuration files that are tracked and that code loads. */
function files(assets: Assets, recorded: readonly Evidence[]): Way[] {
  const { code } = assets
  const tracked = trackedSettings(assets)
  if (tracked === undefined) return []
  const pattern = tracked.endsWith('.json') ? LOADS_OR_JSON : LOADS
  const [load] = inTraining(assets, callsOf(code.names, pattern))
  if (load === undefined) return unloaded(tracked)
  const at = seen('loads its settings from files', placeOf(code.modules, load))
  return [fromFiles([at, seen('settings in git', { path: tracked })], recorded)]
}

/** Path of a file with settings that git tracks, of training if there is one. */
function trackedSettings({ pipelines, git }: Assets): string | undefined {
  const kept = pipelines.configs.map(({ path }) => path).filter((path) => isTracked(git, path) && !ASIDE.test(path))
  return kept.find((path) => /train/i.test(path)) ?? kept[0]
}

function unloaded(path: string): Way[] {
  if (!/\b(train|options?|configs?|experiments?|params|hparams|recipes?)\b/i.test(path)) return []
  const because = 'settings in tracked files; what loads them is not seen'
  return [{ value: 0.45, because, evidence: [seen('settings in git', { path })] }]
}

const PARSES =
  /^(argparse\.ArgumentParser\b.*\.parse_(known_)?args|argparse\.ArgumentParser|click\.(option|command)|typer\.(Typer|Option|run)|fire\.Fire|absl\.(flags|app)\..*|transformers\.HfArgumentParser(\..*)?|tyro\.cli|simple_parsing\..*|jsonargparse\..*|configargparse\..*|docopt\.docopt|tap\.Tap)$/

function commandLine(assets: Assets, recorded: readonly Evidence[]): Way[] {
  const { code, pipelines } = assets
  const [call] = inTraining(assets, callsOf(code.names, PARSES))
  const entry = pipelines.stages.find(({ tool, params }) => tool === 'mlflow' && params.length > 0)
  const place = call === undefined ? entry?.at : placeOf(code.modules, call)
  if (place === undefined) return []
  const at = seen('takes its settings from the command line', place)
  return recorded.length > 0
    ? [{ value: 0.7, because: 'settings of the command line are recorded with each run', evidence: [at, recorded[0]!] }]
    : [{ value: 0.3, because: 'settings of the command line, which nothing records', evidence: [at] }]
}

const RECORDS =
  /^(mlflow\.(log_params?|autolog|\w+\.autolog)|wandb\.(config\.update|init\.config\.update)|.*\.save_hyperparameters|omegaconf\.OmegaConf\.save|.*\.log_hyperparams|.*\.log_parameters|.*SummaryWriter\.add_hparams|clearml\.Task\.(connect|init)|.*\.dump_config|gin\.(operative_config_str|config_str)|(transformers|trl|adapters)\..*Trainer\.train|ray\.(air|tune|train)\.(\w+\.)*(MLflow|Wandb|Comet)LoggerCallback)$/

/** Places that keep the settings of a run. */
function recordings(assets: Assets): Evidence[] {
  const { code, isOptional } = assets
  const called = inTraining(assets, callsOf(code.names, /\w/)).filter(
    (call) => !isOptional(call) && (RECORDS.test(call.name) || keepsSettings(code, call)),
  )
  return [...called, ...inTraining(assets, ownCheckpoints(code))]
    .slice(0, 3)
    .map((call) => seen('records the settings of a run', placeOf(code.modules, call)))
}

/** Functions of the project that save a checkpoint, and are given the settings with it. */
function ownCheckpoints({ names, modules }: Code): ResolvedCall[] {
  return names.calls.filter(
    (call) =>
      call.origin === 'first-party' &&
      call.role === 'source' &&
      /(^|\.)save_(checkpoint|ckpt|model|state)$/.test(call.name) &&
      writtenCall(modules, call).arguments.some(({ keys = [] }) => keys.some(isKept)),
  )
}

/** `json.dump(vars(args), f)`, `wandb.init(config=args)`. */
function keepsSettings({ modules }: Code, call: ResolvedCall): boolean {
  const given = writtenCall(modules, call).arguments
  if (/^wandb\.init$|\.init_run$/.test(call.name))
    return given.some(({ keyword }) => keyword === 'config' || keyword === 'parameters')
  if (!/^(json|yaml|torch|pickle|toml)\.(safe_)?(dump|dumps|save)$/.test(call.name)) return false
  return given.some(({ name = '', keys = [] }) => SETTINGS.test(name) || /__dict__$/.test(name) || keys.some(isKept))
}

function isKept(key: string): boolean {
  return KEPT_AS.test(key)
}

/** Keys under which a saved checkpoint holds the settings: `torch.save({"args": args, ...}, path)`. */
const KEPT_AS = /^((cached_|training_|train_)?args|opts?|options|config|cfg|hparams|hyper_?parameters|params)$/

const SETTINGS = /^(?:self\.)?(vars\(\)|asdict\(\)|args|opts?|config|cfg|hparams|params|hps|flags|settings)(\.|$|\()/i

function seen(message: string, at: Location): Evidence {
  return { message, at, level: 'integrated' }
}
