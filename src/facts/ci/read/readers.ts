import type { CiSystem } from '../../types/ci.ts'
import type { Reading } from '../job.ts'
import { loadYaml } from '../yaml/load.ts'
import type { YamlNode } from '../yaml/node.ts'
import { readAppveyor } from './appveyor.ts'
import { readAzure } from './azure/index.ts'
import { readBitbucket } from './bitbucket.ts'
import { readBuildkite } from './buildkite.ts'
import { readCircleci } from './circleci/index.ts'
import { readCirrus } from './cirrus.ts'
import { readDrone, readWoodpecker } from './drone.ts'
import { readGithub } from './github/index.ts'
import { readGitlab } from './gitlab/index.ts'
import { readCloudBuild, readCodebuild } from './google-and-amazon.ts'
import { readJenkins } from './jenkins/index.ts'
import { readPreCommitCi } from './pre-commit-ci.ts'
import type { ReadResult, Source } from './result.ts'
import { readRunScript } from './run-script.ts'
import { readSemaphore } from './semaphore.ts'
import { readTravis } from './travis/index.ts'

/** Reads one file of a system, given its text. */
export type Reader = (reading: Reading, source: Source) => Promise<ReadResult>

type Answer = Promise<ReadResult> | ReadResult
type DocumentsReader = (reading: Reading, documents: readonly YamlNode[]) => Answer
type RootReader = (reading: Reading, root: YamlNode) => Answer

const EMPTY: ReadResult = { drafts: [], error: 'is empty or holds no settings' }

function yamlDocuments(read: DocumentsReader): Reader {
  return async (reading, { path, text }) => {
    const loaded = loadYaml(path, text)
    if ('error' in loaded) return { drafts: [], error: loaded.error }
    const maps = loaded.documents.filter(({ kind }) => kind === 'map')
    return maps.length === 0 ? EMPTY : read(reading, maps)
  }
}

/** Of several documents the last one counts: GitLab puts a header with inputs before it. */
function yaml(read: RootReader): Reader {
  return yamlDocuments((reading, documents) => read(reading, documents.at(-1)!))
}

/** Hooks that do not parse are no continuous integration, unless the text says that the service runs them. */
const hooks: Reader = async (reading, source) =>
  /^ci:/m.test(source.text) ? yaml(readPreCommitCi)(reading, source) : { drafts: [], absent: true }

/** One line for each system. */
export const READERS: Readonly<Record<CiSystem, Reader>> = {
  'github-actions': yaml(readGithub),
  'gitlab-ci': yaml(readGitlab),
  'azure-pipelines': yaml(readAzure),
  circleci: yaml(readCircleci),
  travis: yaml(readTravis),
  jenkins: readJenkins,
  bitbucket: yaml(readBitbucket),
  'pre-commit-ci': hooks,
  buildkite: yaml(readBuildkite),
  drone: yamlDocuments(readDrone),
  woodpecker: yaml(readWoodpecker),
  appveyor: yaml(readAppveyor),
  'cloud-build': yaml(readCloudBuild),
  codebuild: yaml(readCodebuild),
  cirrus: yaml(readCirrus),
  semaphore: yaml(readSemaphore),
  script: readRunScript,
}
