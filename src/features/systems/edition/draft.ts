/** What a draft holds: its file is taken over, its readers are posts of the unit. */
import type { FileType } from '../../../platform/contract/files.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Role, role } from '../../../platform/contract/role.ts'
import { fill, type Language } from '../../../platform/contract/text.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { claimFiles } from '../../../platform/files/claim.ts'
import { systemProblems, systemSubject } from '../contract.ts'
import { fileOf, findUnit } from '../queries.ts'
import type { Acting } from '../rules.ts'
import { isKeeper, type Keeper, readerRoles } from './contract.ts'

export interface Told {
  readonly title: string
  readonly summary: string
  readonly fileId: string | null
  readonly effectiveOn: string | null
  readonly reviewOn: string | null
  readonly readers: readonly Role[]
}

type Writing = SignedIn<Work> & { readonly language: Language }

/** The actor as the rules see them: by the posts held at the very unit. */
export async function actingAt(call: Writing, unitId: number): Promise<Acting> {
  const unit = await findUnit(call.tx, unitId)
  if (!unit) throw refuse(problems.notFound, {})
  if (!isKeeper(unit.kind))
    throw refuse(systemProblems.notKeeper, { unit: call.language === 'zh' ? unit.name : unit.name_en })
  return {
    at: unit.kind,
    roles: call.actor.posts.filter((post) => post.unitId === unitId).map((post) => post.role),
    today: call.today,
  }
}

interface Columns {
  readonly title: string
  readonly summary: string
  readonly file_id: string | null
  readonly effective_on: string | null
  readonly review_on: string | null
  readonly readers: string[]
}

const documents = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const satisfies readonly FileType[]

/** @returns the columns, and the hash of its file for the journal */
export async function takeDraft(
  call: Writing,
  at: Keeper,
  unitId: number,
  id: string,
  told: Told,
): Promise<{ columns: Columns; files: string[] }> {
  if (told.readers.some((one) => !readerRoles[at].includes(one))) {
    const who = readerRoles[at].map((one) => fill(role.words[one], call.language))
    throw refuse(systemProblems.readerElsewhere, { who: who.join(call.language === 'zh' ? '、' : ', ') })
  }
  const claimed = await claimFiles(call, {
    unitId,
    ids: told.fileId === null ? [] : [told.fileId],
    subject: { type: systemSubject, id },
  })
  for (const file of claimed) {
    const kept = await fileOf(call.tx, unitId, file.id)
    if (!documents.some((one) => one === kept?.type)) throw refuse(systemProblems.fileKind, {})
  }
  return {
    columns: {
      title: told.title.trim(),
      summary: told.summary.trim(),
      file_id: told.fileId,
      effective_on: told.effectiveOn,
      review_on: told.reviewOn,
      readers: [...told.readers],
    },
    files: claimed.map((file) => file.sha256),
  }
}
