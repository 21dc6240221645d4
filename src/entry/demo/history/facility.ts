/**
 * A facility's year, day by day: defects arise, work is done and finds them, people pass and report them, hazards go on
 * their way, and at times something happens. At the end of each day whoever listens sees how everything stands.
 */
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import { appliesWhen } from '../../../domain/compliance/predicate.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import { datedAttributes } from '../../../features/duties/rules.ts'
import { incidentRecorded, incidentSubject } from '../../../features/incidents/contract.ts'
import { audienceOfIncident } from '../../../features/incidents/routes.ts'
import type { Department, Family } from '../../../platform/contract/role.ts'
import { department as departments } from '../../../platform/contract/role.ts'
import { hour, minute, nightMoment, workingMoment } from '../simulator/days.ts'
import { diligenceOn, neglectOn, reliability } from '../simulator/latent.ts'
import {
  defects as finds,
  incidents,
  facility as led,
  neglect,
  duties as odds,
  planted,
  loop as ways,
} from '../simulator/parameters.ts'
import { expand } from '../words/expand.ts'
import { happened } from '../words/incidents.ts'
import { madeUpWhy } from '../words/works.ts'
import type { Person } from './book.ts'
import { type Desk, keeperOf, photoFor } from './desk.ts'
import { type Defect, defectsOf, inOwnWords, newDefect, ownTrouble } from './findings.ts'
import { type Ledger, type Live, ledgerOf } from './ledger.ts'
import { loopOf } from './loop.ts'
import { repeatsOf } from './repeats.ts'
import { scheduleOf } from './schedule.ts'
import { type Job, perform } from './works.ts'

export interface Queue {
  readonly desk: Desk
  /** Runs everything of the day that is not after now, in the order of time. */
  run(day: Day): void
}

export function liveThrough(
  { desk, run }: Queue,
  duties: readonly Duty[],
  seed: string,
  endOfDay: (day: Day, ledger: Ledger) => void,
): void {
  const { days, random, latent, facility } = desk
  const ledger = ledgerOf(desk)
  const defects = defectsOf(desk)
  const loop = loopOf(desk, ledger, defects)
  const asks = repeatsOf(desk, ledger)

  const enter = (defect: Defect, hazard: Live, at: number) => {
    defects.waiting.delete(defect)
    asks(hazard, at)
    loop.begin(hazard, at)
  }

  const doWork = (job: Job, at: number) => findBy(job, lookedAt(desk, job, [...defects.waiting], at), at)

  function findBy(job: Job, seen: Parameters<typeof perform>[2], at: number): void {
    const done = perform(desk, job, seen, at)
    for (const { finding, defect } of done.found) {
      const id = desk.newId(at)
      const source = { kind: 'activity' as const, activityId: done.id, item: finding.itemId }
      const said = { ...finding, unitId: desk.unitId, id, placeId: null, source, photos: finding.files }
      enter(defect, ledger.enter(said, { entry: defect.entry, major: defect.major }, job.by, at), at)
    }
  }

  function report(defect: Defect, at: number): void {
    const by = keeperOf(desk, defect.family)
    const id = desk.newId(at)
    const own = random.chance(0.75)
    const plain = (zh: string) => ({ zh, en: null })
    const found = {
      ...{ unitId: desk.unitId, id, family: defect.family, place: plain(defect.spot.name), placeId: defect.spot.id },
      ...{ object: plain(defect.entry.object.zh), finding: plain(inOwnWords(desk, defect, 'passing')), note: '' },
      ...{ basis: defect.entry.basis, suggestedGrade: defect.major ? ('major' as const) : null },
      ...{ source: { kind: 'report' as const, activityId: null, item: null }, entry: own ? defect.entry.id : null },
      photos: random.chance(0.4) ? [photoFor(desk, by, at, { type: 'hazard', id, audience: 1 })] : [],
    }
    enter(defect, ledger.enter(found, { entry: defect.entry, major: defect.major }, by, at), at)
  }

  const attributes = datedAttributes(facility.attributes, [], facility.type)
  for (const duty of duties) {
    const by = whoDoes(desk, duty)
    if (!by || appliesWhen(duty.applies, attributes).length === 0) continue
    const reliable = (day: Day) =>
      duty.of === 'facility' ? odds.facility * diligenceOn(latent, day, duty.family) : reliability(seed, by.key)
    for (const { day, makesUp } of scheduleOf(random, days, duty, reliable))
      desk.later(workingMoment(random, days, day), (at) => doWork(jobOf(desk, duty, by.person(), makesUp), at))
  }
  // The same thing at the same place, again and again.
  if (random.chance(ways.planted.share) || latent.motions) {
    const thing = ownTrouble(desk, random.pick(['fire', 'food', 'building'] as const))
    const [low, high] = ways.planted.everyDays
    for (let day = days.first + 10 + random.int(30); thing && day < days.today; day += low + random.int(high - low))
      desk.later(days.start(day) + hour, () => defects.add({ ...thing }))
  }

  const { worst } = planted
  if (facility.slug === worst.slug && worst.sinceDays < days.today - days.first)
    desk.later(workingMoment(random, days, days.today - worst.sinceDays + worst.foundAfterDays), (at) => {
      const grave = worst.majors
        .flatMap((family) => newDefect(desk, family) ?? [])
        .map((one) => ({ ...one, major: true }))
      for (const defect of grave) defects.add(defect)
      const job = { kind: 'inspection' as const, family: null, checklist: null, title: '监所安全专项督导检查' }
      const by = { parties: [], attendance: null, by: desk.staff.guidance, makesUp: null }
      findBy(
        { ...job, ...by },
        grave.map((defect) => ({ defect, item: null })),
        at,
      )
    })

  for (let day = days.first + 1; day <= days.today; day++) {
    defects.pass(day)
    const look = diligenceOn(latent, day, null) * (latent.motions ? 0.5 : 1)
    for (const defect of defects.waiting)
      if (random.chance(finds.passing * look)) {
        const night = defect.family === 'attack' ? 0.5 : 0.15
        const at = random.chance(night) ? nightMoment(random, days, day) : workingMoment(random, days, day)
        desk.later(at, (now) => {
          if (defects.waiting.has(defect)) report(defect, now)
        })
      }
    mishaps(desk, ledger, defects.waiting, day)
    run(day)
    endOfDay(day, ledger)
  }
}

/** Whose duty it is here, and how reliable they are; null: nobody's. */
function whoDoes(desk: Desk, duty: Duty): { key: string; person: () => Person } | null {
  const { staff, facility } = desk
  const kinds = duty.want?.kinds ?? []
  if (duty.of === 'facility')
    return {
      key: '',
      person: () => (kinds.includes('self-check') ? keeperOf(desk, duty.family ?? 'fire') : staff.director),
    }
  if (duty.per !== 'facility') return null
  if (duty.of === 'guidance') return { key: staff.guidanceKey, person: () => staff.guidance }
  if (duty.of === 'leader') return { key: `bureau.${facility.ownedBy}`, person: () => staff.chief }
  const which = departments.terms.find((one) => one === duty.department) as Department | undefined
  const person = which && staff.departments[which]
  return person ? { key: person.key, person: () => person } : null
}

export function jobOf(desk: Desk, duty: Duty, by: Person, makesUp: Day | null): Job {
  const { random } = desk
  const { want } = duty
  return {
    kind: (want?.kinds[0] ?? 'self-check') as Job['kind'],
    family: duty.family ?? (want?.family as Family | undefined) ?? null,
    checklist: want?.checklist?.[0] ?? null,
    title: duty.title.zh,
    parties: want?.participants ?? [],
    attendance: want?.attendance ?? null,
    by,
    makesUp: makesUp === null ? null : { day: formatDay(makesUp), reason: expand(random, random.pick(madeUpWhy)) },
  }
}

/** What of the waiting defects a piece of work comes upon, and by which item. */
function lookedAt(desk: Desk, job: Job, waiting: readonly Defect[], at: number) {
  const { random, latent, days, sheets } = desk
  const sheet = job.checklist === null ? null : (sheets.get(job.checklist) ?? null)
  const asked = new Set(sheet?.items.map(({ id }) => `${sheet.edition.id}/${id}`))
  const self = job.kind === 'self-check'
  const outside = ['inspection', 'cross-inspection', 'professional-check', 'one-day-director'].includes(job.kind)
  if (!self && !outside && job.kind !== 'video-patrol') return []
  const seen: { defect: Defect; item: string | null }[] = []
  const used = new Set<string>()
  for (const defect of random.shuffle(waiting)) {
    if (seen.length >= finds.mostAtOnce) break
    if (job.family !== null && defect.family !== job.family) continue
    const item = defect.entry.items.find((one) => asked.has(one) && !used.has(one)) ?? null
    if (self && item === null) continue
    const worn = neglectOn(latent, days.dayAt(at), defect.family)
    const careful = latent.motions ? led.motions.finds : 1 - worn * (1 - neglect.finds)
    const chance = self ? finds.selfCheck * careful : outside ? finds.outside : finds.video
    if (!random.chance(chance * (self ? 1 : 0.55))) continue
    if (item !== null) used.add(item)
    seen.push({ defect, item: item?.split('/')[1] ?? null })
  }
  return seen
}

/** Near misses and incidents: the likelier, the more is wrong and the worse it is, found or not. */
function mishaps(desk: Desk, ledger: Ledger, waiting: ReadonlySet<Defect>, day: Day): void {
  const { random, days, staff, book } = desk
  const rate = (major: boolean) => (major ? incidents.major : incidents.general)
  const open = ledger.hazards.filter(({ standing: { state } }) => state !== 'closed' && state !== 'rejected')
  const dangers = [
    ...[...waiting].map(({ family, entry, spot, major }) => ({
      family,
      what: entry,
      place: spot.name,
      rate: rate(major),
    })),
    ...open.map((one) => ({
      ...{ family: one.family, what: one.entry, place: String(one.row.place) },
      rate: rate(one.major) * (one.standing.control?.held ? incidents.controlled : 1),
    })),
  ]
  for (const { family, what, place, rate: of } of dangers) {
    if (!random.chance(of)) continue
    desk.later(days.start(day) + random.int(86_400) * 1000, (at) => {
      desk.later(at + (20 + random.int(300)) * minute, (recorded) => {
        const harm = random.chance(incidents.harm)
        const id = desk.newId(at)
        const summary = expand(random, random.pick(happened[family]), {
          place,
          object: what.object.zh,
          n: 2 + random.int(6),
        })
        const told = {
          ...{
            family,
            severity: harm ? ('incident' as const) : ('near-miss' as const),
            place: place.slice(0, 100),
            summary,
          },
          ...{ occurredAt: new Date(at).toISOString(), deaths: 0, injured: harm ? 1 + random.int(3) : 0 },
        }
        const audience = audienceOfIncident(family)
        book.add('incident', {
          ...{
            unit_id: desk.unitId,
            id,
            audience,
            family,
            severity: told.severity,
            occurred_at: told.occurredAt,
            place: told.place,
          },
          ...{ summary, deaths: 0, injured: told.injured, recorded_by: staff.director.accountId },
          recorded_at: new Date(recorded).toISOString(),
        })
        book.record(
          incidentRecorded,
          { unitId: desk.unitId, type: incidentSubject, id, audience },
          told,
          staff.director,
          recorded,
        )
      })
    })
  }
}
