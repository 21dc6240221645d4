/** What is written down of a piece of work beside its sheet, by kind. */

import type { activityDone } from '../../../features/activities/contract.ts'
import type { PayloadOf } from '../../../platform/contract/event.ts'
import { family as families } from '../../../platform/contract/role.ts'
import { expand } from '../words/expand.ts'
import * as words from '../words/works.ts'
import type { Desk } from './desk.ts'
import type { Job } from './works.ts'

type Done = PayloadOf<typeof activityDone>
type Said = Pick<Done, 'place' | 'summary' | 'followUp' | 'scenario' | 'evaluation' | 'attendance'>

const guests: Readonly<Record<string, string>> = {
  building: '住建部门',
  fire: '消防部门',
  food: '市场监管部门',
  epidemic: '卫健部门',
  attack: '驻所武警',
}

export function saidOf(desk: Desk, job: Job, found: number): Said {
  const { random, staff, facility } = desk
  const of = job.family ?? random.pick(families.terms)
  const spot = random.pick(desk.spots).name
  const values = {
    ...{ n: 2 + random.int(14), found, place: spot, guest: guests[of] ?? '', topic: words.topics[of] },
    who: random.pick([...staff.officers, staff.director, staff.doctor]).name,
  }
  const say = (bank: readonly string[]) => expand(random, random.pick(bank), values)
  const expected = 12 + Math.round(Number(facility.attributes.capacity ?? 100) / 9) + random.int(8)
  const share = Math.min(1, (job.attendance ?? 0.8) + random.next() * (1 - (job.attendance ?? 0.8)))
  const counted = job.attendance !== null || ['drill', 'study'].includes(job.kind)
  const attendance = counted ? { present: Math.ceil(expected * share), expected } : null
  const nothing = { place: '', summary: '', followUp: '', scenario: '', evaluation: '', attendance }
  switch (job.kind) {
    case 'drill':
      return {
        ...nothing,
        place: spot.slice(0, 100),
        scenario: say(words.drillScenario[of]),
        evaluation: say(words.drillEvaluation),
      }
    case 'training':
    case 'study':
      return { ...nothing, place: '会议室', summary: say(words.trainingSummary) }
    case 'meeting':
      return { ...nothing, place: '会议室', summary: say(words.meetingSummary), followUp: say(words.followUps) }
    case 'hearing':
      return { ...nothing, place: '局会议室', summary: say(words.hearingSummary), followUp: say(words.followUps) }
    case 'one-day-director':
      return { ...nothing, summary: say(words.oneDaySummary), followUp: say(words.followUps) }
    case 'plan-review':
      return { ...nothing, summary: say(words.reviewSummary) }
    case 'video-patrol':
      return { ...nothing, summary: say(words.videoSummary) }
    case 'self-check':
      return nothing
    default:
      return { ...nothing, place: facility.name, summary: say(words.inspectionSummary) }
  }
}
