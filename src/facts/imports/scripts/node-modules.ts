/** Modules of Node that may be imported without `node:`: `module.builtinModules` of Node 20. */
const NODE_MODULES = new Set(
  `assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs
  http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream
  string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib`.split(/\s+/),
)

/** Whether Node, Bun or Deno brings the module. */
export function isNodeModule(name: string): boolean {
  return /^(node|bun|cloudflare):/.test(name) || name === 'bun' || NODE_MODULES.has(name.split('/', 1)[0]!)
}
