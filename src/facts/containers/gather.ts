import type { Gathered } from '../gathered.ts'
import { type Readings, readEach } from '../read/each.ts'
import { isForeign } from '../read/foreign.ts'
import type { Containers, Manifest } from '../types/containers.ts'
import type { ProjectFile } from '../types.ts'
import { isComposeFile, readCompose } from './compose.ts'
import { readDockerfile } from './dockerfile.ts'
import { readKubernetes } from './kubernetes.ts'
import { mayBePlatform, readPlatform, readProcfile } from './platforms.ts'
import { readTerraform } from './terraform.ts'

/** Reads what is said of containers, deployments and infrastructure. */
export async function gatherContainers({ root, files }: Gathered): Promise<Containers> {
  const own = files.filter((file) => !isForeign(file) && file.role !== 'ci')
  const each = <T>(wanted: (file: ProjectFile) => boolean, read: (text: string, path: string) => T | Promise<T>) =>
    readEach({ root, files: own.filter(wanted), read: (text, { path }) => read(text, path) })
  const dockerfiles = await each(({ kind }) => kind === 'dockerfile', readDockerfile)
  const services = await each(({ path }) => isComposeFile(path), readCompose)
  const manifests = await each(mayBeManifest, readManifests)
  const resources = await each(({ path }) => path.endsWith('.tf'), readTerraform)
  return {
    dockerfiles: dockerfiles.found,
    services: services.found.flat(),
    manifests: manifests.found.flat(),
    resources: resources.found.flat(),
    problems: [dockerfiles, services, manifests, resources].flatMap(({ problems }: Readings<unknown>) => problems),
  }
}

/** Settings of experiments and lists of a data set are YAML too; few of them are as large as a manifest may be. */
function mayBeManifest({ path, kind, role, size }: ProjectFile): boolean {
  if (isComposeFile(path) || role === 'docs') return false
  if (/(^|\/)Procfile$/.test(path)) return true
  return (kind === 'yaml' && size < 500_000) || (kind !== 'json' && mayBePlatform(path)) || isTemplate(path, kind)
}

/** CloudFormation in JSON is told by its name, since every data set has JSON files. */
function isTemplate(path: string, kind: ProjectFile['kind']): boolean {
  return kind === 'json' && /(^|\/)([^/]*(template|stack|cloudformation)[^/]*|model-settings|vercel)\.json$/i.test(path)
}

function readManifests(text: string, path: string): Manifest[] {
  if (/(^|\/)Procfile$/.test(path)) return readProcfile(text, path)
  const documents = /^kind:/m.test(text) ? readKubernetes(text, path) : []
  return documents.length > 0 ? documents : readPlatform(text, path)
}
