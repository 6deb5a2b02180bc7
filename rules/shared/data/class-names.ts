import type { ProjectFile } from '../../../src/facts/types.ts'

/** One file of its own, whatever its rows hold: `labels.json`. */
const ALONE = /(^|\/)labels?\.(json|csv|tsv)$/i
const WITH_MODEL = /(^|\/)(models?|saved_model|weights|checkpoints?|assets|public|static)\//i
const MODEL = /\.(tflite|pb|onnx|h5|keras|pth?|pkl|safetensors|mlmodel|mar)$|(^|\/)model\.json$/i

/** A file beside a model, or in its folder, holds the names of the classes that the model tells apart: nobody labelled it. */
export function namesClasses(path: string, files: readonly ProjectFile[]): boolean {
  if (!ALONE.test(path)) return false
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const isBeside = (other: string): boolean => other.startsWith(folder) && !other.slice(folder.length).includes('/')
  return WITH_MODEL.test(path) || files.some((one) => MODEL.test(one.path) && isBeside(one.path))
}
