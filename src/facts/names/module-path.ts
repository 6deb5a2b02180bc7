/** Dotted name of a module as it would be imported, `src` and the like left out: `src/churn/data.py` is `churn.data`. */
export function modulePath(path: string): string {
  return path
    .replace(/\.(pyi?|ipynb)$/, '')
    .replace(/(^|\/)__init__$/, '')
    .replace(/^src\//, '')
    .replaceAll('/', '.')
}
