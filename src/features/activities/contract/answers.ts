/** Answers as the journal and the pages hold them. */
import { Type } from 'typebox'
import { Id, Version } from '../../../platform/contract/schema.ts'
import { ItemId, verdict } from '../checklists/contract.ts'

export const Note = Type.String({ maxLength: 1000 })
export const StoredFile = Type.Object({ id: Id, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

/** What was given in one go; of each answer only what is there. */
export const SeveralAnswers = Type.Object({
  answers: Type.Array(
    Type.Object({
      item: ItemId,
      verdict: verdict.schema,
      version: Version,
      note: Type.Optional(Note),
      files: Type.Optional(Type.Array(StoredFile)),
    }),
  ),
})
