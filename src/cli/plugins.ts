import { dirname, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '../config/index.ts'
import { pluginFiles } from '../config/plugins.ts'
import { AuditError, checkRules, type Rule } from '../index.ts'

/**
 * Rules that the configuration brings along. They are code of the audited repository: none of it runs unless the user
 * has allowed that on the command line.
 * @param known rules that are there already
 * @throws AuditError when it is not allowed, or a file holds no rules
 */
export async function loadPlugins(config: Config, allowed: boolean, known: readonly Rule[]): Promise<Rule[]> {
  const files = pluginFiles(config)
  if (files.length > 0 && !allowed) throw notAllowed(config, files)
  const rules: Rule[] = []
  for (const { path, at } of files) rules.push(...checkRules(await load(path, at), at, [...known, ...rules]))
  return rules
}

function notAllowed(config: Config, files: ReturnType<typeof pluginFiles>): AuditError {
  const names = files.map(({ path }) => relative(dirname(config.file ?? ''), path)).join(', ')
  return new AuditError(
    `${files[0]?.at}: the configuration brings rules of its own (${names}), and loading them runs their code; read it, then allow it with --allow-plugins`,
  )
}

async function load(path: string, at: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(path).href)
    return module.default
  } catch (error) {
    throw new AuditError(`${at}: cannot load ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
