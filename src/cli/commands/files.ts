import { type Command, Option } from 'commander'
import { fileList, fileListJson, listFiles, measure } from '../../index.ts'
import type { Call } from '../call.ts'
import type { Context } from '../context.ts'
import { addExclude, folder, type ScopeFlags } from '../options.ts'

interface FilesFlags extends ScopeFlags {
  readonly format: 'text' | 'json'
  readonly skipped?: boolean
}

const EXAMPLES = `
Examples:
  se-ml files                     all files with the reason for their role
  se-ml files | grep ^vendored    what was taken for somebody else's code
  se-ml files --skipped           files that were not read, or in part only

Measured are the roles source and notebook. To correct a role, write it into
.se-ml.yml, for instance:
  roles:
    "tools/**": source`

export function addFiles(program: Command, context: Context): void {
  const command = program
    .command('files')
    .summary('show what each file was taken for, and why')
    .description(
      'Lists all files with role, kind and the reason, so that you can see and correct the scope of an audit.',
    )
    .argument('[path]', 'folder of the repository', folder, '.')
    .addOption(new Option('--format <format>', 'form of the list').choices(['text', 'json']).default('text'))
    .option('--skipped', 'only files that were not read, or in part only, with the reason')
  addExclude(command)
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: FilesFlags) => {
      await context.deliver(await list({ path, flags, context }), undefined)
      context.finish(0)
    })
}

async function list({ path, flags, context }: Call<FilesFlags>): Promise<string> {
  const show = flags.format === 'json' ? fileListJson : fileList
  const options = await context.options(path, flags, 'no rules')
  if (!flags.skipped) return show(await listFiles(path, options))
  const { skipped } = await context.withProgress((onProgress) => measure(path, { ...options, onProgress }))
  return show({ files: [], skipped, leftOut: [] })
}
