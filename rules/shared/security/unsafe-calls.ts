import type { Argument, ResolvedCall } from '../../../src/facts/types/names.ts'
import type { Call, ModuleFacts } from '../../../src/facts/types.ts'
import type { FoundPlace } from '../../../src/model.ts'
import { requestHandlers } from '../deployment/handlers.ts'
import { type Code, placeOf, writtenCall } from '../evidence/use.ts'
import { callsOf } from '../names.ts'
import { unitKey, unitsReachedFrom } from '../reach/callers.ts'
import { isPutTogether } from './put-together.ts'

/** What makes a call unsafe, and what to do instead. */
interface Unsafe {
  readonly calls: RegExp
  /** Whether it is unsafe with these arguments. */
  readonly when: (call: Call, module: ModuleFacts) => boolean
  readonly says: (call: ResolvedCall) => string
  readonly risk: 'moderate' | 'high'
  /** Only in code that answers requests. */
  readonly serving?: true
}

const given = ({ arguments: all }: Call, keyword: string): Argument | undefined =>
  all.find((one) => one.keyword === keyword)
const isTrue = (call: Call, keyword: string): boolean => given(call, keyword)?.value === true
const isVariable = ({ arguments: [first] }: Call): boolean => first !== undefined && first.value === undefined
const QUERIES =
  /^(sqlite3|aiosqlite|psycopg2?|asyncpg|pg8000|pymysql|MySQLdb|mysql|sqlalchemy|duckdb|snowflake|pyodbc|cx_Oracle|oracledb|django|databricks|google\.cloud\.bigquery|clickhouse_\w+)\..*\b(execute|executemany|executescript|fetch\w*|query|raw|text)$|^pandas\.read_sql(_query)?$/

const UNSAFE: readonly Unsafe[] = [
  {
    calls: /^yaml\.(load|load_all)$/,
    when: (call) =>
      call.positional < 2
        ? !call.keywords.includes('Loader') ||
          (/(^|\.)(Unsafe|Full)?Loader$/.test(loader(call)) && !/FullLoader/.test(loader(call)))
        : false,
    says: () => 'yaml.load without a safe loader runs what the file says; use yaml.safe_load',
    risk: 'moderate',
  },
  {
    calls: /^yaml\.(unsafe_load|unsafe_load_all)$/,
    when: () => true,
    says: () => 'yaml.unsafe_load runs what the file says; use yaml.safe_load',
    risk: 'high',
  },
  {
    calls: /^(requests|httpx)\.(get|post|put|patch|delete|request|stream|Client|AsyncClient)$/,
    when: (call) => given(call, 'verify')?.value === false,
    says: ({ name }) => `${name} with verify=False trusts any server; remove it, or name the certificate`,
    risk: 'moderate',
  },
  {
    calls: /(^|\.)from_pretrained$|^transformers\.pipeline$|^datasets\.load_dataset$|^torch\.hub\.load$/,
    when: (call) => isTrue(call, 'trust_remote_code') && !call.keywords.includes('revision'),
    says: () =>
      'trust_remote_code=True runs code that its owner can change at any time; name a revision, or keep the code here',
    risk: 'moderate',
  },
  {
    calls: /^flask\.Flask\.run$/,
    when: (call) => isTrue(call, 'debug'),
    says: () => 'debug=True lets whoever sees an error page run code; read it from the environment, off by default',
    risk: 'moderate',
  },
  {
    calls: /^(builtins\.)?(eval|exec)$/,
    when: isVariable,
    says: ({ name }) => `${last(name)} runs what a request can bring; parse it instead`,
    risk: 'high',
    serving: true,
  },
  {
    calls: /^subprocess\.(run|call|check_call|check_output|Popen)$/,
    when: (call, module) => isTrue(call, 'shell') && isPutTogether(call, module),
    says: () => 'shell=True with a text that is put together runs what a request can bring; pass a list of arguments',
    risk: 'high',
    serving: true,
  },
  {
    calls: /^os\.(system|popen)$/,
    when: isPutTogether,
    says: ({ name }) => `${name} runs what a request can bring; use subprocess with a list of arguments`,
    risk: 'high',
    serving: true,
  },
  {
    calls: QUERIES,
    when: isPutTogether,
    says: () => 'a query that is put together from texts can be changed by a request; pass the values as parameters',
    risk: 'high',
    serving: true,
  },
]

function loader(call: Call): string {
  return given(call, 'Loader')?.name ?? ''
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Unsafe calls in source code and notebooks, by module and line. Notebooks answer no requests. */
export function unsafeCalls(code: Code): FoundPlace[] {
  // Few calls ask for it, and it looks at every call there is.
  let served: ReadonlySet<string> | undefined
  const isServed = (call: ResolvedCall): boolean => {
    served ??= unitsReachedFrom(code, requestHandlers(code))
    return served.has(unitKey(call))
  }
  return UNSAFE.flatMap(({ calls, when, says, risk, serving }) =>
    callsOf(code.names, calls)
      .filter(
        (call) =>
          when(writtenCall(code.modules, call), code.modules[call.module]!) &&
          (serving === undefined || isServed(call)),
      )
      .map(
        (call): FoundPlace => ({
          message: says(call),
          at: placeOf(code.modules, call),
          risk,
          value: 0,
          lines: 0,
          content: call.name,
        }),
      ),
  )
}
