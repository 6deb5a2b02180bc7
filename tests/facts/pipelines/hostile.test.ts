import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDvcConfig, readDvcFile, readDvcLock } from '../../../src/facts/dataFiles/dvc.ts'
import { readIgnored } from '../../../src/facts/dataFiles/ignored.ts'
import { readDvcYaml } from '../../../src/facts/pipelines/dvcYaml.ts'
import { readMakefile } from '../../../src/facts/pipelines/makefile.ts'
import {
  readPyprojectScripts,
  readSetupCfgScripts,
  readSetupPyScripts,
  readShellScript,
} from '../../../src/facts/pipelines/scripts.ts'
import { readSettings } from '../../../src/facts/pipelines/settings.ts'
import { readSnakefile } from '../../../src/facts/pipelines/snakefile.ts'
import { readAzureMl, readCatalog, readMlproject, readPloomber } from '../../../src/facts/pipelines/yamlStages.ts'
import { attempt, hostileTexts, IN_TIME, someText, survives } from '../hostile.ts'

const READERS: Readonly<Record<string, (text: string, path: string) => unknown>> = {
  readDvcConfig,
  readDvcFile,
  readDvcLock,
  readIgnored,
  readDvcYaml,
  readMakefile,
  readPyprojectScripts,
  readSetupCfgScripts,
  readSetupPyScripts,
  readShellScript,
  readSnakefile,
  readAzureMl,
  readCatalog,
  readMlproject,
  readPloomber,
  yaml: (text) => readSettings(text, 'a.yaml'),
  toml: (text) => readSettings(text, 'a.toml'),
  ini: (text) => readSettings(text, 'a.ini'),
  json: (text) => readSettings(text, 'a.json'),
  gin: (text) => readSettings(text, 'a.gin'),
}

/** Those that hand the text to the YAML reader first take the time of that one, which has its own test. */
const YAML = new Set([
  'readDvcFile',
  'readDvcLock',
  'readDvcYaml',
  'readAzureMl',
  'readCatalog',
  'readMlproject',
  'readPloomber',
])

describe('hostile text', () => {
  it.each(Object.entries(READERS))('%s never throws anything else', async (_, read) => {
    await fc.assert(fc.asyncProperty(someText(), (text) => survives(() => read(text, 'a/b'))))
  })

  it.each(Object.entries(READERS).filter(([name]) => !YAML.has(name)))('%s ends in time', async (name, read) => {
    for (const text of hostileTexts()) {
      expect(await attempt(() => read(text, 'a/b')), `${name} on ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(
        IN_TIME,
      )
    }
  })
})
