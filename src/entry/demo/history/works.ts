/** Work done at a facility or a bureau (工作活动): its row, its sheet, its events, the evidence, and the hazards it found. */

import { parseDay } from '../../../domain/calendar/day.ts'
import { familyOfClause } from '../../../domain/policy/clauses.ts'
import type { WorkKind } from '../../../domain/policy/duty.ts'
import { brief } from '../../../features/activities/brief.ts'
import { audienceOfWork } from '../../../features/activities/contract/kinds.ts'
import { party } from '../../../features/activities/contract/words.ts'
import {
  activityAnsweredSeveral,
  activityDone,
  activityStarted,
  activitySubject,
  type Finding,
} from '../../../features/activities/contract.ts'
import { inPerson, presentParties, typedFindings } from '../../../features/activities/records/rules.ts'
import { findingsOf } from '../../../features/activities/rules.ts'
import { evidenceAudience } from '../../../features/duties/eyes.ts'
import { pieceOf } from '../../../features/duties/jobs.ts'
import { evidenceRow } from '../../../features/duties/queries.ts'
import { audience as bits, type Family, roles } from '../../../platform/contract/role.ts'
import { minute } from '../simulator/days.ts'
import { expand } from '../words/expand.ts'
import { notApplicable, notes, passNote } from '../words/hazards.ts'
import type { Person } from './book.ts'
import { type Desk, photoFor, type Sheet } from './desk.ts'
import { type Defect, inOwnWords } from './findings.ts'
import { saidOf } from './said.ts'

export interface Job {
  readonly kind: WorkKind
  readonly family: Family | null
  readonly checklist: string | null
  readonly title: string
  readonly parties: readonly string[]
  /** Share of people that must come; null: not counted. */
  readonly attendance: number | null
  readonly by: Person
  readonly makesUp: { readonly day: string; readonly reason: string } | null
}

export interface Done {
  readonly id: string
  /** Each with what was truly there; in the order of the findings. */
  readonly found: readonly { readonly finding: Finding; readonly defect: Defect }[]
  readonly at: number
}

type Typed = Parameters<typeof typedFindings>[0][number]

/** @param seen what whoever looked came upon, for a sheet with the item that asks for it */
export function perform(
  desk: Desk,
  job: Job,
  seen: readonly { readonly defect: Defect; readonly item: string | null }[],
  at: number,
): Done {
  const { random, days, unitId, book, latent } = desk
  const { kind, by, family } = job
  const id = desk.newId(at)
  const day = days.text(days.dayAt(at))
  const sheet = job.checklist === null ? null : (desk.sheets.get(job.checklist) ?? null)
  const fake = latent.motions && kind === 'self-check'
  const length = (sheet ? (fake ? 2 : 35 + random.int(70)) : 40 + random.int(110)) * minute
  const from = at - length
  const reads = roles[by.role].reads
  const own = reads === 'unit' ? (by.department ? bits[by.department] : 0) : bits[reads]
  const parties = presentParties(job.parties as Parameters<typeof presentParties>[0], [by], party.has)
  const audience = audienceOfWork(kind, family, parties) | own
  const subject = { type: activitySubject, id, audience }
  const about = { unitId, type: activitySubject, id, audience }
  const participants = namesFor(desk, job)
  const typed: Typed[] = []
  const byItem = new Map<string, Defect>()
  const typedDefects: Defect[] = []
  for (const { defect, item } of seen) {
    if (item !== null) byItem.set(item, defect)
    else {
      typed.push({
        ...{ family: defect.family, place: defect.spot.name.slice(0, 100), object: defect.entry.object.zh },
        ...{ finding: inOwnWords(desk, defect, 'inspection'), note: '' },
        ...{ suggestedGrade: defect.major ? 'major' : null, files: [photoFor(desk, by, at, subject)] },
      })
      typedDefects.push(defect)
    }
  }
  const answers = sheet ? answersOf(desk, sheet, byItem, by, at, subject, fake) : []
  const fromSheet = sheet ? findingsOf(sheet.edition.family, sheet.items, answers) : []
  const byHand = typedFindings(typed)
  const held = { ...by, delegationId: null, units: [unitId] }
  const { attendance, ...said } = saidOf(desk, job, seen.length)
  const told = {
    ...{ unitId, kind, family, day, participants, parties, attendance, minutes: Math.round(length / minute), ...said },
    ...{ checklist: sheet ? { id: sheet.edition.id, version: sheet.edition.version } : null },
    ...{ clause: sheet?.edition.clause ?? null, title: sheet ? sheet.edition.title.zh : job.title },
    ...{ makesUp: job.makesUp?.day ?? null, makesUpReason: job.makesUp?.reason ?? null },
    by: inPerson([held], kind, unitId),
    counts: sheet ? countsOf(answers) : null,
    findings: [...fromSheet, ...byHand],
  }
  const iso = new Date(at).toISOString()
  book.add(sheet ? 'activity sheet' : 'activity', {
    ...{
      unit_id: unitId,
      id,
      kind,
      state: 'done',
      family,
      clause: told.clause,
      checklist_id: told.checklist?.id ?? null,
    },
    ...{ checklist_version: told.checklist?.version ?? null, items: sheet?.items.map((item) => item.id) ?? [], day },
    ...{ participants, made_by: by.accountId, started_at: sheet ? new Date(from).toISOString() : iso },
    ...{ started_by: by.accountId, ended_at: iso, ended_by: by.accountId, version: sheet ? 2 : 1, audience },
    ...{ title: sheet ? null : job.title, place: said.place, summary: said.summary, follow_up: said.followUp },
    ...{ scenario: said.scenario, evaluation: said.evaluation, makes_up: told.makesUp, parties, by_roles: told.by },
    ...{ makes_up_reason: told.makesUpReason, minutes: told.minutes, present: attendance?.present ?? null },
    ...{ expected: attendance?.expected ?? null, findings: byHand, sign_in: [], files: [] },
  })
  const photos = [...new Set(answers.flatMap((answer) => answer.files.map(({ sha256 }) => sha256)))]
  if (sheet) {
    const begun = {
      kind,
      checklist: told.checklist,
      clause: told.clause,
      family: sheet.edition.family,
      title: told.title,
      day,
    }
    const items = sheet.items.map((item) => item.id)
    book.record(activityStarted, about, { ...begun, items, participants }, by, from)
    book.record(activityAnsweredSeveral, { ...about, files: photos }, { answers: answers.map(brief) }, by, at - 1000)
    const others = answers.filter(({ verdict, note, files }) => verdict !== 'pass' || note !== '' || files.length > 0)
    book.add('answers', {
      ...{
        unit_id: unitId,
        activity_id: id,
        items,
        by_id: by.accountId,
        begun: new Date(from).toISOString(),
        audience,
      },
      ...{ step: length / 1000 / (items.length + 1), others: Object.fromEntries(others.map((one) => [one.item, one])) },
    })
  }
  const hashes = byHand.flatMap(({ files }) => files.map(({ sha256 }) => sha256))
  book.record(activityDone, { ...about, files: [...new Set([...photos, ...hashes])] }, told, by, at)
  const piece = pieceOf(unitId, id, told, parseDay(day))
  book.add('evidence', evidenceRow(piece, audience | evidenceAudience(family)))
  return {
    ...{ id, at },
    found: [
      ...fromSheet.flatMap((finding) => {
        const defect = byItem.get(finding.itemId ?? '')
        return defect ? [{ finding, defect }] : []
      }),
      ...byHand.flatMap((finding, index) => {
        const defect = typedDefects[index]
        return defect ? [{ finding, defect }] : []
      }),
    ],
  }
}

type Answer = Parameters<typeof brief>[0]

function answersOf(
  desk: Desk,
  { items, edition, always }: Sheet,
  byItem: ReadonlyMap<string, Defect>,
  by: Person,
  at: number,
  subject: Parameters<typeof photoFor>[3],
  fake: boolean,
): Answer[] {
  const { random } = desk
  // One picture shows several things at once.
  const shared = always.length > 0 ? [photoFor(desk, by, at, subject)] : []
  return items.map(({ id, place, clause }): Answer => {
    const defect = byItem.get(id)
    const n = 1 + random.int(6)
    if (defect && familyOfClause(clause) !== undefined) {
      const note = expand(random, random.pick(notes), {
        n,
        place: place.zh,
        who: random.pick(desk.staff.officers).name,
      })
      return { item: id, verdict: 'fail', note, files: [photoFor(desk, by, at, subject)], version: 1 }
    }
    const files = always.includes(id) ? shared : []
    if (!fake && edition.kind === 'self-check' && random.chance(0.012))
      return {
        item: id,
        verdict: 'not-applicable',
        note: expand(random, random.pick(notApplicable)),
        files,
        version: 1,
      }
    const note = !fake && random.chance(0.04) ? expand(random, random.pick(passNote), { n }) : ''
    return { item: id, verdict: 'pass', note, files, version: 1 }
  })
}

const countsOf = (answers: readonly Answer[]) => {
  const of = (verdict: Answer['verdict']) => answers.filter((one) => one.verdict === verdict).length
  return { items: answers.length, passed: of('pass'), failed: of('fail'), notApplicable: of('not-applicable') }
}

function namesFor({ staff, random }: Desk, { by, kind }: Job): string[] {
  const house = [staff.director, ...staff.officers, staff.doctor, staff.canteen].map(({ name }) => name)
  if (kind === 'hearing') return [staff.deputy.name, staff.guidance.name]
  const more = random.shuffle(house).slice(0, 1 + random.int(2))
  return [...new Set([by.name, ...more])]
}
