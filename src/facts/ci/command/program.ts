/** Python under its many names: versions, virtual environments, variables of make, tox, just and CI systems. */
const PYTHON =
  /^(?:python[0-9.]*(?:-dbg)?|pypy[0-9.]*|py|pythonw|\$[({]?(?:PYTHON\w*|PY|PYTHON_?(?:BIN|EXE|EXECUTABLE|CMD)?)(?::[-=]\w+)?[)}]?|\{envpython\}|\{env_python\}|\{\{\s*python\w*\s*\}\}|%PYTHON\w*%)$/i

/** Programs with a second name. */
const SAME: Readonly<Record<string, string>> = {
  'py.test': 'pytest',
  'pytest-3': 'pytest',
  pip3: 'pip',
  nosetests3: 'nosetests',
  nodejs: 'node',
}

/** Modules whose command is called otherwise. */
const MODULES: Readonly<Record<string, string>> = {
  pre_commit: 'pre-commit',
  pip_audit: 'pip-audit',
  'py.test': 'pytest',
  nose: 'nosetests',
  'coverage.__main__': 'coverage',
}

/** Name of a program without folder, version and ending: `.venv/bin/python3.9` is `python`. */
export function programName(word: string): string {
  const asked = /^(?:\$\(|`)\s*(?:which|command -v)\s+([\w.-]+)\s*[)`]$/.exec(word)?.[1] ?? word
  if (PYTHON.test(asked)) return 'python'
  const base = asked.replaceAll('\\', '/').split('/').at(-1) ?? asked
  const name = base.replace(/\.exe$/i, '')
  if (PYTHON.test(name)) return 'python'
  return SAME[name] ?? name
}

/** Name of the command that `python -m module` runs. */
export function moduleProgram(module: string): string {
  return MODULES[module] ?? module
}
