import * as z from 'zod'
import { accept } from './schema/accept.ts'
import { attestations } from './schema/attestations.ts'
import { gate } from './schema/gate.ts'
import { overrides, rules, weights } from './schema/rules.ts'
import { survey } from './schema/survey.ts'
import { pattern } from './schema/words.ts'

/**
 * Everything that a configuration may say, and the one place where it is described: checks, types and the JSON Schema
 * for editors come from here. Loaded only when there is a configuration: the validator takes longer to load than all
 * else that a start needs.
 */

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
  production: flag.describe('The models are in use, where files do not tell'),
  'affects-people': flag.describe('What the models say affects people, where files do not tell'),
})

/** Configurations that one may extend; patterns in one list. More than people write. */
const MOST_FILES = 10
const MOST_PATTERNS = 1000

const file = z.string().min(1).max(1000).describe('Path of a .yml or .toml file below the root of the repository')

export const configSchema = z
  .strictObject({
    extends: z
      .union([file, z.array(file).max(MOST_FILES)])
      .optional()
      .describe('Configurations to begin with, relative to this file: what stands here goes before'),
    preset: z
      .enum(['se-ml', 'bch-2016', 'sig-2025'])
      .optional()
      .describe('Limits and counting rules: se-ml (default), bch-2016 as Better Code Hub counted, sig-2025'),
    exclude: z.array(pattern).max(MOST_PATTERNS).optional().describe('Files and folders to leave out'),
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
    rules: rules.optional(),
    plugins: z
      .array(z.string().min(1).max(1000))
      .max(MOST_FILES)
      .optional()
      .describe(
        'JavaScript modules with rules of your own, relative to this file; needs --allow-plugins, since they are code',
      ),
    overrides: overrides.optional(),
    weights: weights.optional(),
    gate: gate.optional(),
    accept: accept.optional(),
    attestations: attestations.optional(),
    ...survey,
    workers: z.int().min(0).max(64).optional().describe('Threads that read files; 0 chooses by cores and code'),
  })
  .describe('Configuration of se-ml: .se-ml.yml, or [tool.se-ml] in pyproject.toml')

/** What a configuration says, checked. */
export type Settings = z.infer<typeof configSchema>
