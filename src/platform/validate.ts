/** Checks a request against its contract: path and query from text, the body as it came. Errors name fields. */
import { Compile, type Validator } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { Settings } from 'typebox/system'
import type { EndpointContract } from './contract/endpoint.ts'
import type { Language } from './contract/text.ts'
import { explain } from './explain.ts'
import { type FieldError, Invalid } from './problems.ts'

Settings.Set({ maxErrors: 20 })

export interface Validators {
  readonly params: Validator
  readonly query: Validator
  readonly body: Validator
  readonly upload: boolean
}

export function validatorsOf(contract: EndpointContract): Validators {
  return {
    params: Compile(contract.params) as Validator,
    query: Compile(contract.query) as Validator,
    body: Compile(contract.body) as Validator,
    upload: contract.upload !== false,
  }
}

export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** @throws Invalid naming every wrong field by JSON pointer (`/body/…`, `/query/…`, `/params/…`) */
export function conform(validators: Validators, asked: Input & { language: Language }): Input {
  const errors: FieldError[] = []
  const check = (part: keyof Input, validator: Validator, value: unknown): unknown => {
    if (validator.Check(value)) return value
    for (const error of validator.Errors(value))
      for (const field of fieldsOf(error))
        errors.push({ pointer: `/${part}${error.instancePath}${field}`, detail: explain(error, asked.language) })
    return value
  }
  const fromText = (validator: Validator, value: unknown): unknown => validator.Default(validator.Convert(value ?? {}))
  const params = check('params', validators.params, fromText(validators.params, asked.params))
  const query = check('query', validators.query, fromText(validators.query, asked.query))
  // An upload's body is a stream, read by the handler within its own limits.
  const body = validators.upload ? asked.body : check('body', validators.body, asked.body ?? null)
  if (errors.length > 0) throw new Invalid(errors)
  return { params, query, body }
}

/** A missing field is named itself, not the object that lacks it. */
const fieldsOf = (error: TLocalizedValidationError): readonly string[] =>
  error.keyword === 'required' ? error.params.requiredProperties.map((name) => `/${name}`) : ['']
