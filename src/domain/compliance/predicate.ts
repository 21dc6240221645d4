/** To whom a duty applies: a predicate over dated attributes, evaluated to the days on which it is true. */
import { always, complement, intersect, type Span, union } from '../calendar/span.ts'

export type Predicate =
  | { readonly has: string }
  | { readonly is: string; readonly in: readonly string[] }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }

/** For each attribute, its values and when each was true. A missing attribute is false at all times. */
export type Attributes = ReadonlyMap<
  string,
  readonly { readonly value: string | boolean; readonly days: readonly Span[] }[]
>

export function appliesWhen(predicate: Predicate, attributes: Attributes): readonly Span[] {
  if ('has' in predicate) return daysOf(attributes, predicate.has, (value) => value === true)
  if ('is' in predicate) return daysOf(attributes, predicate.is, (value) => predicate.in.includes(String(value)))
  if ('not' in predicate) return complement(appliesWhen(predicate.not, attributes))
  if ('all' in predicate)
    return predicate.all.reduce<readonly Span[]>((days, one) => intersect(days, appliesWhen(one, attributes)), always)
  return predicate.any.reduce<readonly Span[]>((days, one) => union(days, appliesWhen(one, attributes)), [])
}

const daysOf = (attributes: Attributes, name: string, wanted: (value: string | boolean) => boolean): readonly Span[] =>
  (attributes.get(name) ?? []).reduce<readonly Span[]>(
    (days, one) => (wanted(one.value) ? union(days, one.days) : days),
    [],
  )

/** Names of the attributes a predicate asks about. */
export function attributesOf(predicate: Predicate): readonly string[] {
  if ('has' in predicate) return [predicate.has]
  if ('is' in predicate) return [predicate.is]
  if ('not' in predicate) return attributesOf(predicate.not)
  return ('all' in predicate ? predicate.all : predicate.any).flatMap(attributesOf)
}
