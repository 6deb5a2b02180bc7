/** Names under which kernels and editors speak of Python. `sos` cells without a language of their own are Python too. */
const PYTHON = /^(?:i?python[\d.]*|pyspark[\d.]*|xpython|sos)\b/i

/** Whether code in this language is read; undefined, when nothing is said, is Python. */
export function isPython(language: string | undefined): boolean {
  return language === undefined || PYTHON.test(language)
}
