/**
 * Kinds of task (待办). A room declares its kinds beside its endpoints; the words are filled from `details` of the
 * task, the path opens the place where it is done.
 */
import type { Text } from './text.ts'

export interface TaskKind {
  readonly name: string
  readonly words: Text
  /** Path in the web app with `{unit}` and `{id}` of the subject. */
  readonly path: string
}

export const taskKind = (name: string, words: Text, path: string): TaskKind => ({ name, words, path })
