import { IMPORTS } from './importTable.ts'

/**
 * Modules that a distribution provides, usual one first; none for stubs and for what is no Python module.
 * @param name normalised
 */
export function importsOf(name: string): readonly string[] {
  if (Object.hasOwn(IMPORTS, name)) return IMPORTS[name]?.split(' ').filter(Boolean) ?? []
  if (/^types-|-stubs$/.test(name)) return []
  return [familyOf(name) ?? name.replaceAll('-', '_')]
}

/** Families whose members share one root. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^soda-core-/, 'soda'],
  [/^opentelemetry-/, 'opentelemetry'],
  [/^autogluon-/, 'autogluon'],
  [/^azureml-/, 'azureml'],
  [/^apache-airflow-providers-/, 'airflow.providers'],
]

function familyOf(name: string): string | undefined {
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1]
}
