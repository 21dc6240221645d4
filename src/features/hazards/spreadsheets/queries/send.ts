/** SQL of a ledger that was just sent: its file and its import, in the state in which the worker takes it up. */
import type { Tx } from '../../../../platform/database/pool.ts'

interface Sent {
  readonly unitId: number
  readonly sha256: string
  readonly type: string
  readonly name: string
  readonly by: string
  readonly at: Date
}

/** Claimed from the first: it belongs to its import. */
export async function insertFile(
  tx: Tx,
  file: Sent & {
    readonly id: string
    readonly size: number
    readonly subject: { readonly type: string; readonly id: string }
    readonly audience: number
  },
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      unit_id: file.unitId,
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      type: file.type,
      name: file.name,
      uploaded_by: file.by,
      uploaded_at: file.at,
      subject_type: file.subject.type,
      subject_id: file.subject.id,
      audience: file.audience,
    })
    .execute()
}

export async function insertImport(
  tx: Tx,
  sent: Sent & { readonly id: string; readonly fileId: string },
): Promise<void> {
  await tx
    .insertInto('hazard_import')
    .values({
      unit_id: sent.unitId,
      id: sent.id,
      state: 'reading',
      file_id: sent.fileId,
      sha256: sent.sha256,
      type: sent.type,
      name: sent.name,
      by_id: sent.by,
      at: sent.at,
    })
    .execute()
}
