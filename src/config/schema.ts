import * as z from 'zod'

/**
 * Everything that a configuration may say, and the one place where it is described: checks, types and the JSON Schema
 * for editors come from here. Loaded only when there is a configuration: the validator takes longer to load than all
 * else that a start needs.
 */

const pattern = z.string().min(1).describe('A pattern in .gitignore syntax, relative to the folder of this file')

const role = z.enum([
  'source',
  'test',
  'example',
  'docs',
  'ci',
  'config',
  'deploy',
  'notebook',
  'vendored',
  'generated',
  'template',
  'fixture',
])

const flag = z.boolean().optional()

/** The flags that decide which practices apply. */
const profile = z.strictObject({
  kind: z.enum(['application', 'library', 'research-code', 'template', 'course']).optional(),
  'trains-model': flag,
  'fine-tunes-or-prompts-only': flag,
  'reads-external-data': flag,
  'prepares-data': flag,
  'hand-engineers-features': flag,
  supervised: flag,
  'personal-data': flag,
  serves: flag.describe('Models are served or deployed: forces serves-or-deploys'),
  demo: flag,
  'user-facing': flag,
  team: flag,
})

export const configSchema = z
  .strictObject({
    preset: z
      .enum(['se-ml', 'bch-2016', 'sig-2025'])
      .optional()
      .describe('Limits and counting rules: se-ml (default), bch-2016 as Better Code Hub counted, sig-2025'),
    exclude: z.array(pattern).optional().describe('Files and folders to leave out'),
    roles: z
      .record(pattern, role)
      .optional()
      .describe('What files are for, where se-ml guesses wrong: pattern to role; the last pattern that matches wins'),
    component_depth: z
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('Folder level, from the audited folder, whose folders are the components; found by itself when absent'),
    components: z
      .record(z.string().min(1), z.array(z.string().min(1)).min(1))
      .optional()
      .describe('Components by name, each a list of folders; what is in none of them is found by itself'),
    coverage: z
      .string()
      .min(1)
      .optional()
      .describe('Path of an existing coverage report, relative to this file: Cobertura XML, coverage.py JSON or lcov'),
    profile: profile.optional().describe('What the repository is and does, where se-ml guesses wrong'),
    workers: z.int().min(0).max(64).optional().describe('Threads that read files; 0 chooses by cores and code'),
  })
  .describe('Configuration of se-ml: .se-ml.yml, or [tool.se-ml] in pyproject.toml')

/** What a configuration says, checked. */
export type Settings = z.infer<typeof configSchema>
