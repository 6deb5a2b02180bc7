/**
 * Whether a constraint of pip leaves exactly one version: `==1.2`, `===1.2`, a commit of 40 digits, or an archive whose
 * name holds the version.
 */
export function isPinned(spec: string): boolean {
  if (/^={2,3}\s*[^\s*,${}]+$/.test(spec)) return true
  return (
    /^[a-z+]+:\/\//i.test(spec) && (/[@/][0-9a-f]{40}\b/.test(spec) || /-v?\d[\w.+-]*\.(whl|zip|tar\.gz)\b/.test(spec))
  )
}

/**
 * Whether a constraint of conda does: `==1.2`, a build string (`1.2=py39_0`), or `=1.2.3`. A single `=` fixes the parts
 * that are given, and with three of them nothing but builds is left open in practice.
 */
export function isPinnedByConda(spec: string): boolean {
  return (
    /^==?\s*[^\s=*<>,]+=[^\s=*]+$/.test(spec) ||
    /^={1,2}\d+\.\d+\.[^\s=*,]+$/.test(spec) ||
    /^==\s*[^\s*,]+$/.test(spec)
  )
}

/** Whether a constraint of Poetry or Pipenv does: there a bare version means just this one. */
export function isPinnedByPoetry(spec: string): boolean {
  return /^\d+(\.\d+)*[\w.+-]*$/.test(spec) || isPinned(spec)
}
