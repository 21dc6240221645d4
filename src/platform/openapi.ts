/** OpenAPI 3.1 from the same contracts that the door and the screens use. */
import { type EndpointContract, isWrite } from './contract/endpoint.ts'
import { type Problem, ProblemBody, problems, problemType } from './contract/problem.ts'
import { roles } from './contract/role.ts'

export const mayWords = (contract: EndpointContract, language: 'zh' | 'en'): string => {
  if (contract.may === 'anyone') return language === 'zh' ? '无需登录' : 'Anyone'
  if (contract.may === 'signed-in') return language === 'zh' ? '登录即可' : 'Anyone signed in'
  return contract.may.map((name) => roles[name][language]).join(language === 'zh' ? '、' : ', ')
}

/** Every problem an endpoint may answer with, its own and the door's. */
export function problemsOf(contract: EndpointContract): readonly Problem[] {
  const all: Problem[] = [problems.invalid, problems.internal, problems.unavailable, ...contract.problems]
  if (contract.may !== 'anyone') all.push(problems.notSignedIn)
  if (Array.isArray(contract.may)) all.push(problems.forbidden)
  if (isWrite(contract)) {
    all.push(problems.badRequest, problems.tooLarge, problems.wrongContentType, problems.storageFull)
    if (contract.may !== 'anyone') all.push(problems.idempotencyKeyMissing, problems.idempotencyKeyReused)
    if (contract.form === 'secret') all.push(problems.alreadyDone)
  }
  return [...new Map(all.map((one) => [one.slug, one])).values()].sort((a, b) => a.status - b.status)
}

const roomOf = (contract: EndpointContract) => contract.name.split('.')[0] ?? contract.name

export function openapi(contracts: readonly EndpointContract[]): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wufang 五防',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The safety-risk platform for custodial facilities. Writes carry `x-wufang: 1` and an `Idempotency-Key`.',
    },
    paths,
    components: {
      schemas: { Problem: ProblemBody },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wufang_session' } },
    },
  }
}

function operation(contract: EndpointContract): Readonly<Record<string, unknown>> {
  const parameters = [
    ...fields(contract.params, 'path'),
    ...fields(contract.query, 'query'),
    ...(isWrite(contract) && contract.may !== 'anyone'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 8, maxLength: 128 },
          },
        ]
      : []),
  ]
  const content =
    contract.form === 'bytes' ? { 'application/octet-stream': {} } : { 'application/json': { schema: contract.reply } }
  const byStatus = Map.groupBy(problemsOf(contract), (one) => one.status)
  return {
    operationId: contract.name,
    tags: [roomOf(contract)],
    summary: contract.title.zh,
    description: `${contract.title.en}. May: ${mayWords(contract, 'en')}.`,
    security: contract.may === 'anyone' ? [] : [{ session: [] }],
    parameters,
    ...(contract.upload
      ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
      : isWrite(contract) && !isNothing(contract.body)
        ? { requestBody: { required: true, content: { 'application/json': { schema: contract.body } } } }
        : {}),
    responses: {
      [contract.status]: { description: contract.title.en, ...(contract.status === 204 ? {} : { content }) },
      ...Object.fromEntries(
        [...byStatus].map(([status, group]) => [
          status,
          {
            description: group.map((one) => `\`${problemType(one.slug)}\` ${one.title.en}`).join('; '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

const isNothing = (schema: unknown): boolean => (schema as { type?: string }).type === 'null'

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

const fields = (schema: unknown, place: 'path' | 'query') =>
  Object.entries((schema as ObjectSchema).properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || ((schema as ObjectSchema).required ?? []).includes(name),
    schema: property,
  }))
