import type { Git } from '../git.ts'
import type { TrackedFile } from '../types/git.ts'

type Found = Required<Pick<TrackedFile, 'pointer'>>

/** Bytes; the LFS specification says that a pointer is smaller than 1024. A link into the annex is shorter still. */
const POINTER_LIMIT = 1024

/** Enough to look at every data file of a large project, few enough to be read at once. */
const LOOKED_AT = 20_000

/** The kinds of file that are put behind pointers; files with a filter are looked at whatever their name. */
const LARGE_KINDS =
  /\.(csv|tsv|json|jsonl|parquet|feather|arrow|npy|npz|mat|h5|hdf5|zarr|avro|orc|xlsx?|db|sqlite3?|zip|gz|tar|tgz|bz2|xz|7z|png|jpe?g|gif|tiff?|bmp|webp|wav|mp3|flac|mp4|avi|mov|pdf|pkl|pickle|joblib|pt|pth|ckpt|onnx|pb|tflite|keras|safetensors|bin|gguf|cbm|model|mar|weights|nii|dcm)$/i

/**
 * Blobs that are pointers of Git LFS or git-annex, by hash. Their content in git decides: a checkout may hold the real
 * file in place of the pointer, and a declared pattern says nothing on a file that was committed without the filter.
 */
export async function readPointers(git: Git, files: readonly TrackedFile[]): Promise<Map<string, Found>> {
  const small = files.filter(
    ({ size, filter, path }) => (size ?? Infinity) < POINTER_LIMIT && (filter || LARGE_KINDS.test(path)),
  )
  const blobs = [...new Set(small.map(({ blob }) => blob))].slice(0, LOOKED_AT)
  if (blobs.length === 0) return new Map()
  const input = blobs.map((blob) => `${blob}\n`).join('')
  const answer = await git(['cat-file', '--batch'], { input, encoding: 'latin1' })
  return 'failed' in answer ? new Map() : collect(answer.output)
}

/** `hash blob size\ncontent\n` for each, one character for each byte. */
function collect(output: string): Map<string, Found> {
  const found = new Map<string, Found>()
  for (let at = 0; at < output.length; ) {
    const [header, blob = '', size = '0'] = /^(\S+) (?:blob (\d+)|\w+)\n/.exec(output.slice(at, at + 100)) ?? []
    if (header === undefined) return found
    const start = at + header.length
    const pointer = readPointer(output.slice(start, start + Number(size)))
    if (pointer) found.set(blob, { pointer })
    at = start + (header.endsWith(' missing\n') ? 0 : Number(size) + 1)
  }
  return found
}

function readPointer(content: string): TrackedFile['pointer'] {
  if (content.startsWith('version https://git-lfs.github.com/spec/v1'))
    return { kind: 'lfs', ...bytes(content, /^size (\d+)$/m) }
  if (/^[./]*(\.git)?\/annex\/objects\//.test(content)) return { kind: 'annex', ...bytes(content, /-s(\d+)-/) }
  return undefined
}

function bytes(content: string, pattern: RegExp): { bytes?: number } {
  const [, size] = pattern.exec(content) ?? []
  return size === undefined ? {} : { bytes: Number(size) }
}
