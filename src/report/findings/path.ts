/**
 * Path from the top of the repository: services that show findings beside the code know no other.
 * @param folder the audited folder, relative to the top; empty when it is the top
 * @param path relative to the audited folder; may begin with `..`
 */
export function pathFromTop(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
