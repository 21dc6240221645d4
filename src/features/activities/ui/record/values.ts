/** What the form holds, and what is sent of it. */
import type { Party, WorkKind } from '../../../../domain/policy/duty.ts'
import type { Grade } from '../../../../platform/contract/grade.ts'
import type { Family } from '../../../../platform/contract/role.ts'
import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import { type FieldName, kinds } from '../../contract/kinds.ts'
import type { Form } from '../../contract/record.ts'

export interface FindingValues {
  readonly family?: Family
  readonly place?: string
  readonly object?: string
  readonly finding?: string
  readonly suggestedGrade?: Grade
  readonly photos?: readonly TakenPhoto[]
}

export interface Values {
  readonly unitId: number
  readonly title: string
  readonly family?: Family | null
  readonly day: string
  readonly participants?: string[]
  readonly place?: string
  readonly parties?: Party[]
  readonly minutes?: number | null
  readonly present?: number | null
  readonly expected?: number | null
  readonly scenario?: string
  readonly evaluation?: string
  readonly summary?: string
  readonly followUp?: string
  readonly makesUp?: boolean
  readonly makesUpDay?: string | null
  readonly makesUpReason?: string
  readonly signIn?: readonly TakenPhoto[]
  readonly photos?: readonly TakenPhoto[]
  readonly findings?: readonly FindingValues[]
}

/** @param sent sends photos and answers with their ids, in order */
export async function formOf(
  kind: WorkKind,
  values: Values,
  sent: (photos: readonly TakenPhoto[]) => Promise<string[]>,
): Promise<Form> {
  const { family = null, present, expected } = values
  const asks = (name: FieldName): boolean => kinds[kind].asks.includes(name)
  const findings = []
  for (const one of asks('findings') ? (values.findings ?? []) : []) {
    const its = one.family ?? family
    // The form does not let a finding go without its bottom line.
    if (its === null) continue
    findings.push({
      family: its,
      place: one.place ?? '',
      object: one.object ?? '',
      finding: one.finding ?? '',
      note: '',
      suggestedGrade: one.suggestedGrade ?? null,
      files: await sent(one.photos ?? []),
    })
  }
  return {
    title: values.title,
    family,
    day: values.day,
    participants: values.participants ?? [],
    place: values.place ?? '',
    parties: values.parties ?? [],
    minutes: values.minutes ?? null,
    attendance: typeof present === 'number' && typeof expected === 'number' ? { present, expected } : null,
    scenario: values.scenario ?? '',
    evaluation: values.evaluation ?? '',
    summary: values.summary ?? '',
    followUp: values.followUp ?? '',
    makesUp:
      values.makesUp && values.makesUpDay ? { day: values.makesUpDay, reason: values.makesUpReason ?? '' } : null,
    signIn: await sent(values.signIn ?? []),
    files: await sent(values.photos ?? []),
    findings,
  }
}
