import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isComposeFile, readCompose } from '../../../src/facts/containers/compose.ts'
import { readDockerfile } from '../../../src/facts/containers/dockerfile.ts'
import { readImage } from '../../../src/facts/containers/image.ts'
import { readInstructions } from '../../../src/facts/containers/instructions.ts'
import { readKubernetes } from '../../../src/facts/containers/kubernetes.ts'
import { readPlatform, readProcfile } from '../../../src/facts/containers/platforms.ts'
import { readTerraform } from '../../../src/facts/containers/terraform.ts'
import { attempt, hostileTexts, IN_TIME, someText, survives } from '../hostile.ts'
import { type Contents, factOf } from '../project.ts'

describe('images', () => {
  it.each([
    ['python', 'python', undefined, 'floating'],
    ['python:latest', 'python', 'latest', 'floating'],
    ['python:3.11-slim', 'python', '3.11-slim', 'tag'],
    ['host:5000/team/model', 'host:5000/team/model', undefined, 'floating'],
    ['host:5000/team/model:v1', 'host:5000/team/model', 'v1', 'tag'],
    [`python:3.11@sha256:${'a'.repeat(64)}`, 'python', '3.11', 'digest'],
    ['model:$TAG', 'model', '$TAG', 'unknown'],
    ['{{ .Values.image }}', '{{ .Values.image }}', undefined, 'unknown'],
  ])('%s', (reference, name, tag, fixed) => {
    const image = readImage(reference, { path: 'x' })
    expect([image.name, image.tag, image.fixed]).toEqual([name, tag, fixed])
  })
})

describe('Dockerfile', () => {
  it('has instructions over several lines, comments between them and here documents', () => {
    const text = `# escape=\\
FROM a
RUN one \\
  # comment

  && two
run <<EOF
three
# four
EOF
CMD x
nonsense
`
    expect(readInstructions(text)).toEqual([
      { keyword: 'FROM', value: 'a', line: 2 },
      { keyword: 'RUN', value: 'one && two', line: 3 },
      { keyword: 'RUN', value: '<<EOF\nthree\nEOF', line: 7 },
      { keyword: 'CMD', value: 'x', line: 11 },
    ])
  })

  it('is read with stages, commands and settings', () => {
    const text = `ARG TAG=3.11
FROM --platform=linux/amd64 python:\${TAG} AS build
RUN pip install .
CMD ["python", "old.py"]
FROM build
FROM nvidia/cuda:12.1.0-base AS final
COPY --chown=app model.pkl src/ /app/
COPY --from=build /x /y
ENV MODEL=/app/model.pkl API_TOKEN=abc URL="http://u:p@host/x"
ENV OLD form of it
EXPOSE 8080/tcp 9090
USER root
USER app
ENTRYPOINT ["uvicorn", "serve:app"]
CMD ["--port", "8080"]
`
    const file = readDockerfile(text, 'Dockerfile')
    expect(file.stages.map(({ name, base, from }) => [name, base.name, base.tag, from])).toEqual([
      ['build', 'python', '3.11', undefined],
      [undefined, 'build', undefined, 'build'],
      ['final', 'nvidia/cuda', '12.1.0-base', undefined],
    ])
    expect(file.runs).toEqual([{ text: 'pip install .', line: 3 }])
    expect(file.copies).toEqual([{ sources: ['model.pkl', 'src/'], target: '/app/', line: 7 }])
    expect(file.environment).toEqual([
      { name: 'MODEL', value: '/app/model.pkl', line: 9 },
      { name: 'API_TOKEN', line: 9 },
      { name: 'URL', value: 'http://host/x', line: 9 },
      { name: 'OLD', value: 'form of it', line: 10 },
    ])
    expect(file).toMatchObject({
      ports: ['8080/tcp', '9090'],
      user: 'app',
      entrypoint: { text: 'uvicorn serve:app', line: 14 },
      command: { text: '--port 8080', line: 15 },
    })
  })

  it('without a command of its own has none from an earlier stage', () => {
    const file = readDockerfile('FROM a\nCMD x\nUSER u\nFROM b\n', 'Dockerfile')
    expect(file.command).toBeUndefined()
    expect(file.user).toBeUndefined()
  })
})

describe('compose', () => {
  it('has services', async () => {
    const text = `services:
  mlflow:
    image: ghcr.io/mlflow/mlflow:v2.9.0
    command: mlflow server --host 0.0.0.0
    ports: ["5000:5000", 80]
    environment:
      - BACKEND=sqlite:///mlflow.db
      - AWS_SECRET_ACCESS_KEY=abc
  train:
    build: {context: ../app}
    environment: {MLFLOW_TRACKING_URI: "http://mlflow:5000", DEBUG: 1}
`
    const services = await readCompose(text, 'deploy/docker-compose.yml')
    expect(services).toMatchObject([
      {
        name: 'mlflow',
        image: { name: 'ghcr.io/mlflow/mlflow', tag: 'v2.9.0', at: { line: 3 } },
        command: { text: 'mlflow server --host 0.0.0.0', line: 4 },
        ports: ['5000:5000', '80'],
        environment: [
          { name: 'BACKEND', value: 'sqlite:///mlflow.db', line: 7 },
          { name: 'AWS_SECRET_ACCESS_KEY', line: 8 },
        ],
        at: { path: 'deploy/docker-compose.yml', line: 2 },
      },
      {
        name: 'train',
        build: 'app',
        environment: [
          { name: 'MLFLOW_TRACKING_URI', value: 'http://mlflow:5000', line: 11 },
          { name: 'DEBUG', value: '1', line: 11 },
        ],
      },
    ])
    expect(JSON.stringify(services)).not.toContain('abc')
  })

  it.each([
    ['docker-compose.yml', true],
    ['compose.prod.yaml', true],
    ['decompose.yml', false],
  ])('%s: %s', (path, expected) => {
    expect(isComposeFile(path)).toBe(expected)
  })
})

describe('manifests', () => {
  it('of Kubernetes are told apart by kind, with images and notable settings', () => {
    const text = `apiVersion: v1
kind: Service
metadata:
  name: "api"
---
# second
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  labels: {x: y}
  name: churn
spec:
  predictor:
    canaryTrafficPercent: 10 # percent
    logger:
      mode: all
    containers:
      - image: team/churn:1.2
---
no: manifest
`
    const found = readKubernetes(text, 'k8s.yaml')
    expect(found.map(({ system, kind, name, at }) => [system, kind, name, at.line])).toEqual([
      ['kubernetes', 'Service', 'api', 2],
      ['kserve', 'InferenceService', 'churn', 8],
    ])
    expect(found[1]?.notable).toEqual([
      { key: 'canaryTrafficPercent', value: '10', line: 14 },
      { key: 'logger', line: 15 },
    ])
    expect(found[1]?.images.map(({ name, tag, at }) => [name, tag, at.line])).toEqual([['team/churn', '1.2', 18]])
  })

  it('of Helm are read before they are filled in', () => {
    const text = `{{- if .Values.on }}
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata:
  name: {{ .Release.Name }}
spec:
  predictors:
    - name: candidate
      shadow: true
{{- end }}
`
    expect(readKubernetes(text, 'templates/x.yaml')).toMatchObject([
      { system: 'seldon', kind: 'SeldonDeployment', notable: [{ key: 'shadow', value: 'true', line: 9 }] },
    ])
  })

  it.each([
    ['Chart.yaml', 'name: x', 'helm'],
    ['bentofile.yaml', 'service: x', 'bentoml'],
    ['cog.yaml', 'build:\n  gpu: true\npredict: x', 'cog'],
    ['models/m/config.pbtxt', 'name: "m"\nplatform: "onnxruntime_onnx"\n', 'triton'],
    [
      'deploy.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json',
      'azureml',
    ],
    ['template.yaml', "AWSTemplateFormatVersion: '2010-09-09'\n", 'cloudformation'],
    ['serverless.yml', 'provider:\n  name: aws\n', 'serverless'],
    ['conf/config.yaml', 'model: x', undefined],
    ['app.yaml', 'title: x', undefined],
  ])('%s is for %s', (path, text, system) => {
    expect(readPlatform(text, path)[0]?.system).toBe(system)
  })

  it('of processes', () => {
    expect(
      readProcfile('web: gunicorn app:app\n# no\nworker: python w.py\n', 'Procfile').map(({ kind, name }) => [
        kind,
        name,
      ]),
    ).toEqual([
      ['web', 'gunicorn app:app'],
      ['worker', 'python w.py'],
    ])
  })

  it('of Terraform know which resources are for machine learning', () => {
    const text = `resource "aws_s3_bucket" "data" {
  versioning {
    enabled = true
  }
}
resource "aws_sagemaker_endpoint" "churn" {
  deployment_config {
    auto_rollback_configuration {
    }
  }
}
`
    expect(readTerraform(text, 'main.tf')).toMatchObject([
      { type: 'aws_s3_bucket', name: 'data', ml: false, notable: [{ key: 'versioning', line: 2 }], at: { line: 1 } },
      {
        type: 'aws_sagemaker_endpoint',
        ml: true,
        notable: [{ key: 'auto_rollback_configuration', line: 8 }],
        at: { line: 6 },
      },
    ])
  })
})

describe('gathered', () => {
  it('over a repository, broken files listed', async () => {
    const contents: Contents = {
      Dockerfile: 'FROM python\n',
      'docker-compose.yml': 'services:\n  a: [1\n',
      'deploy/api.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'deploy/main.tf': 'resource "aws_s3_bucket" "b" {}\n',
      'third_party/Dockerfile': 'FROM other\n',
      Procfile: 'web: x\n',
      'conf/config.yaml': 'lr: 0.1\n',
    }
    const facts = await factOf('containers', contents, { 'third_party/Dockerfile': 'vendored' })
    expect(facts.dockerfiles.map(({ path }) => path)).toEqual(['Dockerfile'])
    expect(facts.manifests.map(({ kind }) => kind)).toEqual(['web', 'Deployment'])
    expect(facts.resources).toHaveLength(1)
    expect(facts.problems.map(({ at }) => at)).toEqual([{ path: 'docker-compose.yml', line: 3 }])
  })
})

describe('hostile text', () => {
  const readers: Readonly<Record<string, (text: string, path: string) => unknown>> = {
    readDockerfile,
    readCompose,
    readKubernetes: (text, path) => readKubernetes(`kind: A\napiVersion: ${text}\n${text}`, path),
    readPlatform: (text) => readPlatform(text, 'template.yaml'),
    readProcfile,
    readTerraform,
  }
  it.each(Object.entries(readers))('%s never throws and ends in time', async (_, read) => {
    await fc.assert(fc.asyncProperty(someText(), (text) => survives(() => read(text, 'x.yaml'))))
    for (const text of hostileTexts()) {
      expect(await attempt(() => read(text, 'x.yaml')), JSON.stringify(text.slice(0, 20))).toBeLessThan(IN_TIME)
    }
  })
})
