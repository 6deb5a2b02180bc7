import type { FileKind } from '../facts/types.ts'

/** Kinds by the end of the name, in lower case. */
const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  ...kindOf('python', 'py pyw'),
  ...kindOf('typescript', 'ts tsx mts cts'),
  ...kindOf('javascript', 'js jsx mjs cjs'),
  ...kindOf('notebook', 'ipynb'),
  ...kindOf('yaml', 'yml yaml dvc cff'),
  ...kindOf('toml', 'toml'),
  ...kindOf('json', 'json jsonc json5 webmanifest'),
  ...kindOf('ini', 'ini cfg conf cnf properties env'),
  ...kindOf('markdown', 'md markdown mdx mdc rmd qmd'),
  ...kindOf('text', 'txt rst adoc asciidoc tex bib log'),
  ...kindOf('shell', 'sh bash zsh ksh fish sbatch slurm bat cmd ps1'),
  ...kindOf('dockerfile', 'dockerfile containerfile'),
  ...kindOf('makefile', 'mk mak'),
  ...kindOf('data', 'csv tsv parquet feather arrow orc avro h5 hdf5 hdf npy npz jsonl ndjson db sqlite sqlite3 duckdb'),
  ...kindOf(
    'data',
    'tfrecord tfrecords mat rds rdata rda xls xlsx ods sav dta sas7bdat lmdb mdb pkl pickle p arff libsvm',
  ),
  ...kindOf('data', 'fasta fa fastq vcf bam nii dcm las laz geojson shp gpkg tif tiff nc grib zarr rec idx'),
  ...kindOf(
    'model',
    'pt pth ckpt checkpoint onnx pb keras joblib safetensors gguf ggml tflite mlmodel caffemodel weights',
  ),
  ...kindOf('model', 'pdparams pdmodel pdiparams params mar engine trt torchscript ptl cbm bst xgb lgb model bin'),
  ...kindOf('binary', 'png jpg jpeg gif bmp ico webp heic psd ai eps pdf svgz'),
  ...kindOf('binary', 'mp3 wav flac ogg m4a mp4 avi mov mkv webm'),
  ...kindOf('binary', 'zip gz tgz bz2 xz zst 7z rar tar whl egg jar war deb rpm apk dmg iso'),
  ...kindOf('binary', 'so dll dylib exe o a lib obj pyc pyo pyd class wasm ttf otf woff woff2 eot'),
  ...kindOf('binary', 'doc docx ppt pptx odt odp key'),
}

/** Kinds of files that are known by their whole name. */
const BY_NAME: Readonly<Record<string, FileKind>> = {
  ...kindOf('makefile', 'Makefile makefile GNUmakefile Justfile justfile'),
  ...kindOf('dockerfile', 'Dockerfile Containerfile'),
  ...kindOf('toml', 'Pipfile poetry.lock uv.lock pdm.lock pixi.lock'),
  ...kindOf('json', 'Pipfile.lock .eslintrc .prettierrc .babelrc'),
  ...kindOf('yaml', 'MLproject dvc.lock conda-lock.yml .yamllint .condarc .clang-format .clang-tidy'),
  ...kindOf(
    'ini',
    '.flake8 .pylintrc pylintrc .coveragerc .editorconfig .gitmodules .gitconfig .style.yapf .bumpversion.cfg',
  ),
  ...kindOf('text', 'README LICENSE LICENCE COPYING NOTICE AUTHORS CONTRIBUTORS CHANGELOG CHANGES HISTORY NEWS TODO'),
  ...kindOf(
    'text',
    'CODEOWNERS CITATION VERSION INSTALL .gitignore .gitattributes .dockerignore .dvcignore Procfile .mailmap',
  ),
  ...kindOf('text', 'SConstruct SConscript Snakefile wscript BUILD WORKSPACE Jenkinsfile Vagrantfile Gemfile Rakefile'),
}

/** What a file is made of, by its name. `other` may be looked at again with {@link kindByFirstLine}. */
export function kindByName(name: string): FileKind {
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name] as FileKind
  const extension = extensionOf(name)
  const byExtension = Object.hasOwn(BY_EXTENSION, extension) ? (BY_EXTENSION[extension] as FileKind) : 'other'
  return byExtension === 'other' || byExtension === 'ini' ? (kindByStart(name) ?? byExtension) : byExtension
}

/** `Dockerfile.gpu`, `Makefile-linux`, `.env.local`: what stands behind is no extension. */
function kindByStart(name: string): FileKind | undefined {
  if (/^(Dockerfile|Containerfile)[._-]/i.test(name)) return 'dockerfile'
  if (/^makefile[._-]/i.test(name)) return 'makefile'
  return /^\.env(\.|$)/.test(name) ? 'ini' : undefined
}

/** Scripts without an extension say in their first line who runs them. */
export function kindByFirstLine(head: string): FileKind {
  const name = programOf(head)
  if (name === undefined) return 'other'
  if (/^(python|pypy)[\d.]*w?$/.test(name)) return 'python'
  if (/^(ba|z|k|da|fi)?sh$/.test(name)) return 'shell'
  return /^(node|deno|bun)$/.test(name) ? 'javascript' : 'other'
}

/** Name of the program in `#!/usr/bin/env -S python3 -u`. */
function programOf(head: string): string | undefined {
  if (!head.startsWith('#!')) return undefined
  const [path = '', ...words] = (head.split('\n', 1)[0] as string).slice(2).trim().split(/\s+/)
  const program = path.slice(path.lastIndexOf('/') + 1)
  return program === 'env' ? words.find((word) => !word.startsWith('-') && !word.includes('=')) : program
}

/** Only files without an extension can be scripts whose name says nothing. */
export function mayBeScript(name: string): boolean {
  return !name.includes('.')
}

/** What stands behind the last dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase()
}

function kindOf(kind: FileKind, names: string): Record<string, FileKind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]))
}
