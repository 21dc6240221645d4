/** Which part of the list a task belongs to, what it is called, and what a calendar outside may say of it. */
import { movedDay } from '../../domain/calendar/month.ts'
import type { TaskKind } from '../../platform/contract/task.ts'
import { fill, fillBoth, type Language, type Text } from '../../platform/contract/text.ts'
import type { Part } from './contract.ts'

export const weekDays = 7

/** @param dueOn and today: calendar days in the region's time zone */
export function partOf(dueAt: Date, dueOn: string, now: Date, today: string): Part {
  if (dueAt < now) return 'late'
  if (dueOn <= today) return 'today'
  return dueOn <= movedDay(today, weekDays) ? 'week' : 'later'
}

type Details = Readonly<Record<string, unknown>>

export const titleOf = (kind: TaskKind | undefined, name: string, details: Details): { zh: string; en: string } =>
  kind ? fillBoth(kind.words, details) : { zh: name, en: name }

/** Ids of unit and subject stand for `{unit}` and `{id}`, other names for details of the task. */
export function pathOf(kind: TaskKind | undefined, unitId: number, subjectId: string, details: Details): string | null {
  if (!kind) return null
  const values: Details = { ...details, unit: unitId, id: subjectId }
  return kind.path.replace(/\{(\w+)\}/g, (_place, name: string) => encodeURIComponent(String(values[name] ?? '')))
}

/**
 * What may stand in a calendar outside of the police network: the kind of task and its numbers (a year, a month).
 * Names of places, persons and findings stay out, with the words that led up to them.
 */
export function discreet(words: Text, language: Language, details: Details): string {
  const numbers = Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value === 'number'))
  return fill(words, language, numbers)
    .replace(/\s*[:：,，(（“"「]*\s*\{\w+\}\s*[)）”"」]*/g, '')
    .replace(/\s+(for|of|in|at|to|on)$/, '')
    .trim()
}
