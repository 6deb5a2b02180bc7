import type { DvcOutput } from '../../../src/facts/types/dataFiles.ts'

/** Whether the ending or the folder of a path is that of a model. */
export function isModel(path: string): boolean {
  return /\.(pkl|pickle|joblib|h5|hdf5|keras|pth?|ckpt|onnx|pb|tflite|safetensors|bin|gguf|cbm|model|mar)$|(^|\/)models?(\/|$)/i.test(
    path,
  )
}

/** Outputs that are models. */
export function modelOutputs(outputs: readonly DvcOutput[]): DvcOutput[] {
  return outputs.filter(({ path, hash }) => hash !== undefined && isModel(path))
}
