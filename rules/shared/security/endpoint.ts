import type { Argument } from '../../../src/facts/types/names.ts'
import type { Evidence, FoundPlace } from '../../../src/model.ts'
import { type Code, placeOf, useEvidence, writtenCall } from '../evidence/use.ts'
import { callsOf, importsOf } from '../names.ts'

const AUTH =
  /^fastapi\.security\.(\w+\.)*(HTTPBearer|HTTPBasic|OAuth2\w*|APIKey(Header|Query|Cookie)|OpenIdConnect)$|^(flask_login\.login_required|flask_httpauth\.\w+|flask_jwt_extended\.\w+|fastapi_users\..*|authlib\..*|jwt\.decode|google\.oauth2\.id_token\.verify\w*|django\.contrib\.auth\.(authenticate|login|decorators\..*|mixins\..*))$/
/** Views of Django name them as an attribute of their class. */
const PERMISSIONS = /^rest_framework\.permissions\.(IsAuthenticated|IsAdminUser|DjangoModelPermissions)/
const LIMITS = /^(slowapi|flask_limiter|fastapi_limiter)\./
const MODEL = /(^|\.)BaseModel$/

/** How a service guards its endpoints. */
export interface Endpoint {
  readonly auth: Evidence | undefined
  /** Input is checked, or the number of requests limited. */
  readonly checks: Evidence | undefined
  readonly open: readonly FoundPlace[]
}

/** Looked for in source code that answers requests. */
export function guardedEndpoint(code: Code): Endpoint {
  const [auth] = callsOf(code.names, AUTH, ['source'])
  const permission = importsOf(code.names, 'rest_framework', ['source']).find(({ name }) => PERMISSIONS.test(name))
  const [limit] = callsOf(code.names, LIMITS, ['source'])
  return {
    auth: auth
      ? useEvidence(code, auth, `requests have to prove who sends them (\`${auth.name}\`)`)
      : permission && {
          message: `requests need a permission (\`${permission.name}\`)`,
          at: placeOf(code.modules, permission),
          level: 'used',
        },
    checks: limit
      ? useEvidence(code, limit, `the number of requests is limited (\`${limit.name}\`)`)
      : checkedInput(code),
    open: openToAll(code),
  }
}

/** A class of pydantic in a module of the web service. */
function checkedInput({ modules }: Code): Evidence | undefined {
  for (const [module, { role, imports, names }] of modules.entries()) {
    const isWeb = imports.some((one) => /^(fastapi|flask|litestar|ninja)(\.|$)/.test(one.module))
    const model =
      role === 'source' && isWeb ? names.classes.find(({ bases }) => bases.some((base) => MODEL.test(base))) : undefined
    if (model)
      return {
        message: `input is checked against \`${model.name}\``,
        at: placeOf(modules, { module, line: model.line }),
        level: 'used',
      }
  }
  return undefined
}

/** Any page may send requests with the credentials of who looks at it. */
function openToAll(code: Code): FoundPlace[] {
  return callsOf(code.names, /\.add_middleware$|CORSMiddleware$|^flask_cors\.CORS$/, ['source'])
    .filter((call) => {
      const { arguments: all } = writtenCall(code.modules, call)
      return all.some(letsAllIn) && all.some(takesCredentials)
    })
    .map((call) => ({
      message: 'any page may send requests with the credentials of its reader; name the origins that may',
      at: placeOf(code.modules, call),
      risk: 'high',
      value: 0,
      lines: 0,
      content: 'cors',
    }))
}

function letsAllIn({ keyword, value }: Argument): boolean {
  if (keyword !== 'allow_origins' && keyword !== 'origins') return false
  return value === '*' || (Array.isArray(value) && value.includes('*'))
}

function takesCredentials({ keyword = '', value }: Argument): boolean {
  return /^(allow_credentials|supports_credentials)$/.test(keyword) && value === true
}
