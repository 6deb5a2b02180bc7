import type { Containers } from '../../../src/facts/types/containers.ts'
import type { ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Facts, ProjectFile } from '../../../src/facts/types.ts'
import type { Evidence, Location } from '../../../src/model.ts'
import { type Code, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { nearService } from './near-service.ts'
import { detection } from './skew.ts'

/** What is seen of the monitoring of a service. */
export interface Monitoring {
  /** Requests, errors, latency. */
  readonly service: readonly Evidence[]
  /** What the model answers: counts or histograms of predictions, scores, drift; a product that watches models. */
  readonly model: readonly Evidence[]
  readonly dashboards: readonly Evidence[]
  readonly alerts: readonly Alert[]
}

/** A rule that raises an alert. */
export interface Alert extends Evidence {
  /** On what the model answers, by the names in it. */
  readonly onModel: boolean
}

const METRICS =
  /^prometheus_client\.(metrics\.)?(Counter|Histogram|Gauge|Summary|Info|Enum)$|^bentoml\.metrics\.\w+$|^ray\.(serve\.)?(util\.)?metrics\.\w+$|^opentelemetry\..*\.create_(counter|histogram|up_down_counter|observable_\w+|gauge)$|^(datadog|statsd)\b.*\.(increment|gauge|histogram|timing|incr|distribution)$/
const SERVICE =
  /^(prometheus_fastapi_instrumentator|starlette_exporter|prometheus_flask_exporter|starlette_prometheus|aioprometheus)\.|^prometheus_client\.(start_http_server|make_asgi_app|make_wsgi_app|generate_latest)$|^sentry_sdk\.init$|^opentelemetry\.instrumentation\.|^(newrelic|elasticapm|ddtrace)\.|^azure\.monitor\.opentelemetry\.|^opencensus\..*(AzureLogHandler|AzureExporter|metrics_exporter\.\w+)$|^logfire\.(configure|instrument_\w+)$|^influxdb(_client)?\..*(write|write_points)$/
const PRODUCTS =
  /^(evidently\.(collector|ui)\..*|evidently\.legacy\.(collector|ui)\..*|whylogs\.(log|why\.log|get_or_create_session)|nannyml\.\w+|arize\..*|phoenix\.\w+|fiddler\w*\..*|aporia\..*|langfuse\..*|langsmith\..*|sagemaker\.model_monitor\.\w+|google\.cloud\.aiplatform\..*ModelDeploymentMonitoringJob.*|azure\.ai\.ml\.entities\.Monitor\w+|mlrun\..*tracking.*|seldon_core\.metrics\..*|bentoml\.monitor)$/
const BEHAVIOUR =
  /predict|score|confidence|probab|class(es|ified|ification)?\b|label|drift|feature(?!_?(server|store|view|flag))|outlier|model_output|token|hallucin|accuracy|inference_result/i

/** What tells whether a service is watched. */
type Watched = Code & Pick<Facts, 'containers' | 'files'>

/** Monitoring in source code that runs, and in files that tools for it read. Training and notebooks do not count. */
export function findMonitoring({ containers, files, ...code }: Watched): Monitoring {
  const isNear = nearService(code)
  const inService = (pattern: RegExp): ResolvedCall[] =>
    callsOf(code.names, pattern).filter(({ role, guarded, module }) => role === 'source' && !guarded && isNear(module))
  const metrics = inService(METRICS).map((call) => metricOf(code, call))
  const watches = (what: string, pattern: RegExp): Evidence[] =>
    inService(pattern).map((call) => useEvidence(code, call, `watches the ${what} with \`${call.name}\``))
  const said = ({ call, what }: Metric): Evidence => useEvidence(code, call, `measures ${what} with \`${call.name}\``)
  return {
    service: [
      ...metrics.filter(({ isModel }) => !isModel).map(said),
      ...watches('service', SERVICE),
      ...agents(containers),
    ],
    model: [
      ...metrics.filter(({ isModel }) => isModel).map(said),
      ...watches('model', PRODUCTS),
      ...drift(code),
      ...platform(containers),
    ],
    dashboards: matching(files, DASHBOARD).map((at) => ({ message: 'a dashboard, as code', at, level: 'integrated' })),
    alerts: [...alertManifests(containers), ...alarms(containers)],
  }
}

/** A metric of monitoring that the code makes. */
interface Metric {
  readonly call: ResolvedCall
  /** Its name, ready to print. */
  readonly what: string
  /** It is on what the model answers. */
  readonly isModel: boolean
}

/** Named by its first texts, else after the unit that makes it. */
/** How long, how much memory and how many requests: of the service, whatever it does. */
const OPERATION =
  /(^|_)(cpu|memory|latency|latencies|duration|durations|seconds|milliseconds|ms|requests?|uptime|freshness|connections?)(_|$)/i

/** A comparison of data from use with those of training tells what the model is given. */
function drift(code: Code): Evidence[] {
  const found = detection(code)
  return found ? [found] : []
}

function metricOf({ modules }: Code, call: ResolvedCall): Metric {
  const unit = modules[call.module]!.units[call.unit]?.name.replace('<script>', '') ?? ''
  const texts = writtenCall(modules, call)
    .arguments.slice(0, 2)
    .map(({ value }) => value)
  const named = [...texts.filter((text) => typeof text === 'string'), unit]
  return { call, what: named[0] === '' ? 'something' : `\`${named[0]}\``, isModel: isOfModel(named) }
}

/** @param named name of the metric, what is said of it, and the function that holds it */
function isOfModel(named: readonly string[]): boolean {
  return BEHAVIOUR.test(named.join(' ')) && !OPERATION.test(named[0] ?? '')
}

const DASHBOARD = /(^|\/)grafana[^/]*(\/.*)?\.json$|(^|\/)[^/]*dashboards?(\/[^/]*|[^/]*)\.json$/i

function matching(files: readonly ProjectFile[], pattern: RegExp): Location[] {
  return files
    .filter(
      ({ path, role }) => pattern.test(path) && !/^(example|docs|test|vendored|fixture|template|generated)$/.test(role),
    )
    .map(({ path }) => ({ path }))
}

/** Agents that are put around the program when it starts. */
function agents({ dockerfiles }: Containers): Evidence[] {
  return dockerfiles.flatMap((file): Evidence[] => {
    const line = [file.entrypoint, file.command].find(
      (one) => one && /\b(ddtrace-run|newrelic-admin|opentelemetry-instrument|elasticapm-run)\b/.test(one.text),
    )
    return line
      ? [
          {
            message: 'the service starts under an agent that watches it',
            at: { path: file.path, line: line.line },
            level: 'integrated',
          },
        ]
      : []
  })
}

function platform({ manifests, resources }: Containers): Evidence[] {
  const watched = [
    ...manifests.filter(({ kind }) =>
      /ModelMonitor|DriftDetector|OutlierDetector|MonitoringSchedule|TrustyAIService/.test(kind),
    ),
    ...resources.filter(({ type }) => /monitoring_schedule|data_quality_job_definition|model_quality/.test(type)),
  ]
  return watched.map(({ at, ...one }) => ({
    message: `the platform watches the model (${'type' in one ? one.type : one.kind})`,
    at,
    level: 'integrated',
  }))
}

/** Rules of Prometheus, told apart by what they watch. */
function alertManifests({ manifests }: Containers): Alert[] {
  return manifests
    .filter(({ system }) => system === 'prometheus')
    .flatMap(({ kind, notable, at }) => {
      const rules = notable.filter(({ key }) => key === 'alert' || key === 'expr')
      if (rules.length === 0 && kind !== 'PrometheusRule') return []
      const onModel = rules.some(isOnModel)
      const message = `rules that raise an alert on ${onModel ? 'what the model answers' : 'the service'}`
      return [{ message, at, level: 'integrated', onModel } as const]
    })
}

/** Labels stand in quotes: the path of a request says nothing on the answer. */
function isOnModel({ value = '' }: { readonly value?: string }): boolean {
  return BEHAVIOUR.test(value.replaceAll(/"[^"]*"/g, ''))
}

function alarms({ resources }: Containers): Alert[] {
  return resources
    .filter(({ type }) =>
      /cloudwatch_metric_alarm|monitoring_alert_policy|monitor_metric_alert|datadog_monitor/.test(type),
    )
    .map(({ type, at }) => ({ message: `an alarm (${type})`, at, level: 'integrated', onModel: false }))
}
