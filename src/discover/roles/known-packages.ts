import { joinPath } from '../tree.ts'
import type { FolderPlace, Surroundings } from './decider.ts'

/**
 * Public packages that research code is often built into, each with an entry that only the real one holds: a project's
 * own `transformers/` folder of scikit-learn steps is not a copy of Hugging Face's.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  transformers: ['modeling_utils.py', 'modeling_bert.py', 'file_utils.py'],
  pytorch_transformers: ['modeling_utils.py'],
  pytorch_pretrained_bert: ['modeling.py'],
  fairseq: ['criterions', 'fairseq_cli'],
  fairseq_cli: ['train.py'],
  detectron2: ['model_zoo', 'modeling'],
  mmdet: ['apis'],
  mmcv: ['runner', 'cnn'],
  mmseg: ['apis'],
  mmpose: ['apis'],
  mmpretrain: ['apis'],
  mmcls: ['apis'],
  mmengine: ['runner'],
  yolov5: ['detect.py'],
  yolov7: ['detect.py'],
  ultralytics: ['engine', 'yolo'],
  timm: ['models'],
  open_clip: ['factory.py'],
  diffusers: ['schedulers'],
  pytorch_lightning: ['callbacks'],
  allennlp: ['modules'],
  stylegan2: ['dnnlib'],
  stylegan3: ['dnnlib'],
  dnnlib: ['util.py'],
  torch_utils: ['persistence.py', 'custom_ops.py'],
  nanogpt: ['configurator.py'],
  espnet: ['nets'],
  espnet2: ['asr'],
  kaldi: ['egs'],
  paddle: ['fluid', 'nn'],
  paddlenlp: ['transformers'],
  paddleseg: ['models'],
  paddledet: ['modeling'],
  ppdet: ['modeling'],
  deepspeed: ['runtime'],
  megatron: ['mpu', 'core', 'arguments.py'],
  apex: ['amp'],
}

/**
 * A package at the top (also below `src/` and the like) that carries the name and the marks of a known public one,
 * while this project is another.
 */
export function knownPackage(place: FolderPlace, around: Surroundings): string | undefined {
  const { name, path } = place
  const marks = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined
  if (!marks?.some((mark) => around.tree.has(joinPath(path, mark)))) return undefined
  if (around.tree.has(joinPath(place.parent, '__init__.py')) || isOwn(name, around)) return undefined
  return `${path}/ is a copy of the public package ${name}`
}

/**
 * The project is the known one when its folder is called so, or when its packaging says so and its README agrees:
 * a fork keeps the packaging of its origin, and tells another story in its README.
 */
function isOwn(name: string, { project, tree }: Surroundings): boolean {
  const normal = name.replaceAll('_', '-')
  if (project.folder.includes(normal)) return true
  return project.declared === normal && !tellsOfFork(normal, tree)
}

function tellsOfFork(name: string, tree: Surroundings['tree']): boolean {
  const readme = tree.folder('')?.files.find((file) => /^readme(\.|$)/i.test(file))
  if (readme === undefined) return false
  const text = tree.longHead(readme).toLowerCase()
  return /\b(fork(ed)? (of|from)|(is |was )?based on|built (up)?on|modified from)\b/.test(text) || !text.includes(name)
}
