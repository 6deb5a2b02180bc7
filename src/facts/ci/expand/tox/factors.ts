/** More environments than a project runs in one job. */
const MOST_NAMES = 200

/** Names that a generative list stands for: `py{38,39}-{a,b}, lint`. Commas in braces do not separate. */
export function environmentNames(text: string): string[] {
  const names = splitOutside(text).flatMap((name) => expandBraces(name.trim()))
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_NAMES)
}

function splitOutside(text: string): string[] {
  return text.split(/[,\n](?![^{]*\})|\s+(?![^{]*\})/)
}

function expandBraces(name: string): string[] {
  let names = [name]
  for (let step = 0; step < 6 && names.some((one) => one.includes('{')); step++) {
    names = names.flatMap(expandFirst).slice(0, MOST_NAMES)
  }
  return names
}

function expandFirst(name: string): string[] {
  const [whole, inner = ''] = /\{([^{}]*)\}/.exec(name) ?? []
  if (whole === undefined) return [name.replaceAll(/[{}]/g, '')]
  return inner
    .split(',')
    .flatMap(range)
    .map((choice) => name.replace(whole, () => choice.trim()))
}

/** `3-6` in braces is a range of numbers. */
function range(choice: string): string[] {
  const [, from, to] = /^\s*(\d+)-(\d+)\s*$/.exec(choice) ?? []
  const count = Number(to) - Number(from)
  if (from === undefined || count < 0 || count > 50) return [choice]
  return Array.from({ length: count + 1 }, (_, index) => String(Number(from) + index))
}

const CONDITION = /^((?:!?[\w.{},-]+)(?:,!?[\w.{}-]+)*):(?:\s+|$)(.*)$/s

/** A line without its factors (`py38,!lint: command`); undefined when they do not fit the environment. */
export function lineFor(environment: string, line: string): string | undefined {
  const [, condition, rest] = CONDITION.exec(line) ?? []
  if (condition === undefined) return line
  const factors = new Set(environment.split('-'))
  const fits = splitOutside(condition)
    .flatMap(expandBraces)
    .some((group) => group.split('-').every((factor) => holds(factor, factors)))
  return fits ? rest : undefined
}

function holds(factor: string, factors: ReadonlySet<string>): boolean {
  return factor.startsWith('!') ? !factors.has(factor.slice(1)) : factors.has(factor)
}
