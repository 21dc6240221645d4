/** The systems (制度) of a facility: drafted, issued, read by whom they concern; some are not reviewed in time. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { systemEvents, systemSubject, systemTasks } from '../../../features/systems/contract.ts'
import { terms } from '../../../features/systems/edition/contract.ts'
import { hour, whenAtWork, workingMoment } from '../simulator/days.ts'
import { type SystemText, systems } from '../words/systems.ts'
import type { Desk } from './desk.ts'
import type { Paper } from './papers.ts'

export function issueSystems(desk: Desk, papers: ReadonlyMap<string, Paper>): void {
  const { random, days, facility } = desk
  for (const text of systems) {
    const paper = papers.get(text.title)
    if (!paper || (text.needsKitchen && !facility.attributes.kitchen)) continue
    const day = days.first + 1 + random.int(9)
    desk.later(workingMoment(random, days, day), (at) => issue(desk, text, paper, at))
  }
}

function issue(desk: Desk, text: SystemText, paper: Paper, at: number): void {
  const { random, days, book, unitId, staff, latent } = desk
  const [id, fileId] = [desk.newId(at), desk.newId(at)]
  const day = days.dayAt(at)
  const drafted = new Date(at - 2 * hour).toISOString()
  const iso = new Date(at).toISOString()
  const author = random.pick(staff.officers)
  const careless = random.chance(0.2 * (1 - latent.diligence))
  const reviewOn = formatDay(careless ? day + 240 + random.int(120) : day + 390 + random.int(340))
  const effectiveOn = days.text(day)
  const number = 1
  const title = `${desk.facility.name}${text.title}`
  book.add('file', {
    ...{
      unit_id: unitId,
      id: fileId,
      sha256: paper.sha256,
      size: paper.size,
      type: 'application/pdf',
      name: `${title}.pdf`,
    },
    ...{
      uploaded_by: author.accountId,
      uploaded_at: drafted,
      claimed_at: drafted,
      capture: {},
      width: null,
      height: null,
    },
    ...{ subject_type: systemSubject, subject_id: id, audience: 1 },
  })
  const { kind, family, summary } = text
  book.add('system_register', {
    ...{ unit_id: unitId, id, version: 2, kind, family, title, state: 'issued', number, effective_on: effectiveOn },
    ...{ review_on: reviewOn, changed_at: iso },
  })
  book.add('system_edition', {
    ...{ unit_id: unitId, system_id: id, number, state: 'issued', title, summary, file_id: fileId },
    ...{ effective_on: effectiveOn, review_on: reviewOn, readers: text.readers, author_id: author.accountId },
    ...{ drafted_at: drafted, issued_by: staff.director.accountId, issued_at: iso, ended_at: null },
  })
  book.add('register_span', {
    ...{ unit_id: unitId, register: 'systems', subject_id: id, part: number, title, required_from: effectiveOn },
    ...{ required_until: null, held_from: effectiveOn, held_until: formatDay(parseDay(reviewOn) + 1) },
  })
  const about = { unitId, type: systemSubject, id, audience: 0 }
  const told = { number, title, kind, family, effectiveOn, reviewOn, readers: [...text.readers], summary }
  book.record(systemEvents.drafted, { ...about, files: [paper.sha256] }, told, author, at - 2 * hour)
  book.record(systemEvents.issued, { ...about, files: [paper.sha256] }, told, staff.director, at)

  const house = [...staff.officers, staff.doctor, staff.canteen, staff.director]
  const owing = house.filter(({ role }) => text.readers.includes(role))
  const trigger = {
    ...{ unit_id: unitId, duty: 'system-reading', subject_id: id, part: number, event: systemEvents.issued.name },
    ...{ title: `《${title}》（${number}）`, at: iso, owing: owing.map(({ accountId }) => accountId) },
    ...{ answered_at: null as string | null, answered_by: null as string | null, ended_at: null, audience: 513 },
  }
  book.add('duty_trigger', trigger)
  let left = owing.length
  for (const person of owing) {
    const task = {
      ...{ unit_id: unitId, id: desk.newId(at), holder_id: unitId, role: person.role, account_id: person.accountId },
      ...{ kind: systemTasks.read.name, subject_type: systemSubject, subject_id: id, opened_at: iso },
      ...{ due_at: new Date(days.start(day + terms.readingDays + 1) - 1000).toISOString(), details: { title, number } },
      ...{ state: 'open', closed_at: null as string | null, closed_by: null as string | null, level: 0, audience: 1 },
    }
    book.add('task', task)
    if (random.chance(0.05 * (1.4 - latent.diligence))) continue
    const wait = random.exponential(4.5 * 24) * hour * (1 + 2 * (1 - latent.diligence))
    desk.later(whenAtWork(random, days, at + hour + wait, false), (now) => {
      const when = new Date(now).toISOString()
      const read = { unit_id: unitId, system_id: id, number, account_id: person.accountId, read_at: when }
      book.add('system_reading', read)
      const answer = { unit_id: unitId, subject_id: id, part: number, event: systemEvents.read.name }
      book.add('duty_answer', { ...answer, who: person.accountId, at: when })
      book.record(systemEvents.read, about, { number }, person, now)
      Object.assign(task, { state: 'done', closed_at: when, closed_by: person.accountId })
      left -= 1
      if (left === 0) Object.assign(trigger, { answered_at: when, answered_by: systemEvents.read.name })
    })
  }
}
