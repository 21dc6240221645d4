/** Work becomes done: its details are kept, its files bound to it, and one event says all of it. */
import type { WorkKind } from '../../../domain/policy/duty.ts'
import type { PayloadOf } from '../../../platform/contract/event.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Family, UnitKind } from '../../../platform/contract/role.ts'
import type { Call, SignedIn } from '../../../platform/endpoint.ts'
import { claimFiles } from '../../../platform/files/claim.ts'
import { audienceOfWork, familiesOf } from '../contract/kinds.ts'
import type { Details } from '../contract/record.ts'
import { party } from '../contract/words.ts'
import { activityDone, activitySubject, type Finding } from '../contract.ts'
import { factsOf } from '../queries.ts'
import * as rules from './rules.ts'

export type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

/** The posts by which the actor may do this here; none: refused. */
export async function mustRecord(
  call: AnyCall,
  kind: WorkKind,
  family: Family | null,
  unitId: number,
): Promise<AnyCall['actor']['posts']> {
  const facts = await factsOf(call.tx, unitId)
  const unit = facts && { id: unitId, kind: facts.kind as UnitKind }
  const posts = unit ? rules.postsThatRecord(call.actor.posts, kind, family, unit) : []
  if (posts.length === 0) throw refuse(problems.forbidden, {})
  return posts
}

/** The record as it was told, held against the rules, with the people of its posts. */
export interface Completion {
  readonly unitId: number
  readonly id: string
  readonly kind: WorkKind
  readonly family: Family | null
  readonly title: string
  readonly day: string
  readonly participants: string[]
  readonly details: Details
  readonly sheet: {
    readonly checklist: { readonly id: string; readonly version: number }
    readonly clause: string
    readonly counts: NonNullable<PayloadOf<typeof activityDone>['counts']>
    readonly findings: Finding[]
    /** Hashes of the photos of its answers. */
    readonly photos: readonly string[]
  } | null
}

/** What is written into the row, and the event that is recorded after it. */
export async function complete(call: AnyCall, done: Completion, posts: AnyCall['actor']['posts']) {
  const { unitId, id, kind, family, details, sheet, day } = done
  const fault =
    rules.faultOf({ ...done, checklist: sheet !== null }, call.today, call.language) ??
    rules.strangeFamily(posts.flatMap(familiesOf), details.findings, call.language)
  if (fault) throw fault
  const parties = rules.presentParties(details.parties, posts, party.has)
  const audience = audienceOfWork(kind, family, parties) | call.scope.audience
  const subject = { type: activitySubject, id }
  const take = (ids: readonly string[]) => claimFiles(call, { unitId, ids, subject, audience })
  const signIn = await take(details.signIn)
  const files = await take(details.files)
  const typed = []
  for (const finding of details.findings) typed.push({ ...finding, files: await take(finding.files) })
  const by = rules.inPerson(call.actor.posts, kind, unitId)
  const findings = rules.typedFindings(typed)
  const { makesUp, attendance, minutes } = details
  const said = {
    place: details.place,
    summary: details.summary,
    followUp: details.followUp,
    scenario: details.scenario,
    evaluation: details.evaluation,
  }
  const row = {
    state: 'done' as const,
    day,
    participants: done.participants,
    place: said.place,
    summary: said.summary,
    follow_up: said.followUp,
    scenario: said.scenario,
    evaluation: said.evaluation,
    makes_up: makesUp?.day ?? null,
    makes_up_reason: makesUp?.reason ?? null,
    minutes,
    parties,
    by_roles: by,
    present: attendance?.present ?? null,
    expected: attendance?.expected ?? null,
    findings: JSON.stringify(findings),
    sign_in: JSON.stringify(signIn),
    files: JSON.stringify(files),
    ended_at: call.now,
    ended_by: call.actor.accountId,
    audience,
  }
  const hashes = [...signIn, ...files, ...typed.flatMap((one) => one.files)].map((file) => file.sha256)
  const record = () =>
    call.record(
      activityDone,
      { unitId, subject, files: [...new Set([...(sheet?.photos ?? []), ...hashes])], audience },
      {
        unitId,
        kind,
        checklist: sheet?.checklist ?? null,
        clause: sheet?.clause ?? null,
        family,
        title: done.title,
        day,
        makesUp: makesUp?.day ?? null,
        makesUpReason: makesUp?.reason ?? null,
        participants: done.participants,
        parties,
        by,
        attendance,
        minutes,
        ...said,
        counts: sheet?.counts ?? null,
        findings: [...(sheet?.findings ?? []), ...findings],
      },
    )
  return { row, record, audience }
}
