import type { NotableSetting } from '../types/containers.ts'

/**
 * Keys that say how a model is rolled out, watched or taken back: shadow and mirrored traffic, canaries, analysis,
 * rollback, request logging, data capture, retention (practices.md, practices 29 to 34).
 */
const KEYS = new Set(
  (
    'shadow mirror mirrors mirrorPercentage mirror_percentage mirrorTraffic mirror_traffic mirroring setMirrorRoute ' +
    'requestMirror RequestMirror request_mirror_policies canaryTrafficPercent canary traffic traffic_split trafficSplit ' +
    'trafficPolicy weight setWeight stepWeight maxWeight analysis analysisTemplate templateName rollback autoRollback ' +
    'auto_rollback_configuration AutoRollbackConfiguration deployment_circuit_breaker progressDeadlineSeconds logger ' +
    'data_collector dataCollector DataCaptureConfig data_capture_config enable_capture EnableCapture ' +
    'alert expr ShadowProductionVariants shadow_production_variants production_variants schedule object_lock_configuration ' +
    'lifecycle_rule versioning storageUri modelUri predictor_uri atomic'
  ).split(' '),
)

const MOST = 200

/** Notable settings of a manifest, found line by line: also in templates that are no YAML before they are filled in. */
export function findNotable(lines: readonly string[], firstLine: number): NotableSetting[] {
  const found: NotableSetting[] = []
  for (const [index, line] of lines.entries()) {
    const [, key = '', value = ''] = /^[\s-]*"?([A-Za-z_]\w*)"?\s*(?:[:={]|$)\s*(.*)$/.exec(line.slice(0, 500)) ?? []
    if (KEYS.has(key) && found.length < MOST) found.push({ key, ...plainValue(value), line: firstLine + index })
  }
  return found
}

function plainValue(value: string): { value?: string } {
  const text = value
    .replace(/\s+#.*$/, '')
    .replace(/^(["'])(.*)\1,?$/, '$2')
    .replace(/[,\s]+$/, '')
  return text === '' || /^[[{|>&*]/.test(text) ? {} : { value: text.slice(0, 200) }
}
