import type { Project } from '../project.ts'
import { joinPath, type Tree } from '../tree.ts'
import type { FolderPlace, Surroundings } from './decider.ts'

/**
 * Public packages that research code is often built into, each with entries that the real one holds: a project's own
 * `transformers/` folder of scikit-learn steps is not a copy of Hugging Face's. The list of names is that of the
 * practices reference, section 2.1, and what was met besides.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  allennlp: ['modules', 'predictors'],
  apex: ['amp', 'optimizers'],
  deepspeed: ['runtime', 'launcher'],
  detectron2: ['model_zoo', 'modeling'],
  diffusers: ['schedulers', 'pipelines'],
  dnnlib: ['util.py', 'tflib'],
  espnet: ['nets', 'asr'],
  espnet2: ['asr', 'tasks'],
  fairseq: ['criterions', 'models'],
  fairseq_cli: ['train.py', 'preprocess.py'],
  kaldi: ['egs', 'tools'],
  llava: ['conversation.py', 'mm_utils.py'],
  megatron: ['mpu', 'core', 'arguments.py'],
  mmcls: ['apis', 'models'],
  mmcv: ['runner', 'cnn'],
  mmdet: ['apis', 'models'],
  mmengine: ['runner', 'hooks'],
  mmpose: ['apis', 'models'],
  mmpretrain: ['apis', 'models'],
  mmseg: ['apis', 'models'],
  nanogpt: ['configurator.py', 'train.py'],
  opacus: ['privacy_engine.py', 'grad_sample'],
  open_clip: ['factory.py', 'tokenizer.py', 'transform.py'],
  paddle: ['fluid', 'nn'],
  paddlenlp: ['transformers', 'taskflow'],
  paddleseg: ['models', 'transforms'],
  ppdet: ['modeling', 'engine'],
  pytorch_lightning: ['callbacks', 'trainer'],
  pytorch_pretrained_bert: ['modeling.py', 'tokenization.py'],
  pytorch_transformers: ['modeling_utils.py', 'modeling_bert.py'],
  rdt: ['hyper_transformer.py', 'transformers'],
  stylegan2: ['dnnlib', 'torch_utils'],
  stylegan3: ['dnnlib', 'torch_utils'],
  timm: ['models', 'data'],
  torch_utils: ['persistence.py', 'custom_ops.py'],
  transformers: ['modeling_utils.py', 'modeling_bert.py', 'file_utils.py'],
  ultralytics: ['engine', 'yolo'],
  yolov5: ['detect.py', 'hubconf.py'],
  yolov7: ['detect.py', 'hubconf.py'],
}

/** Packages that several projects of one family carry, and how those projects are called. */
const FAMILY: Readonly<Record<string, string>> = {
  dnnlib: 'stylegan',
  torch_utils: 'stylegan',
  fairseq_cli: 'fairseq',
}

/**
 * A package that carries the name and the marks of a known public one, while this project is another. At the top (also
 * below `src/` and the like) one mark is enough, inside another package it takes two.
 */
export function knownPackage(place: FolderPlace, { tree, project }: Surroundings): string | undefined {
  const { name, path } = place
  const marks = Object.hasOwn(KNOWN, name) ? (KNOWN[name] ?? []) : []
  const found = marks.filter((mark) => tree.has(joinPath(path, mark))).length
  const isInside = tree.has(joinPath(place.parent, '__init__.py'))
  if (found < (isInside ? 2 : 1) || isOwn(name, project, tree)) return undefined
  return `${path}/ is a copy of the public package ${name}`
}

/** Name of the known package whose fork the project is: its packaging still names that, all else tells another story. */
export function findOrigin(project: Project, tree: Tree): string | undefined {
  const origin = project.declared?.replaceAll('-', '_')
  return origin !== undefined && Object.hasOwn(KNOWN, origin) && !isOwn(origin, project, tree) ? origin : undefined
}

/** By the name of the audited folder, or by the packaging where the README agrees. */
function isOwn(name: string, { folder, declared }: Project, tree: Tree): boolean {
  const normal = name.replaceAll('_', '-')
  if (folder.includes(FAMILY[name] ?? normal)) return true
  return declared === normal && !tellsOfFork(normal, tree)
}

function tellsOfFork(name: string, tree: Tree): boolean {
  const readme = tree.folder('')?.files.find((file) => /^readme(\.|$)/i.test(file))
  if (readme === undefined) return false
  const text = tree.longHead(readme).toLowerCase()
  return /\b(fork(ed)? (of|from)|(is |was )?based on|built (up)?on|modified from)\b/.test(text) || !text.includes(name)
}
