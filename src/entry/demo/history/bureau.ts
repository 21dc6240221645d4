/** What a bureau itself does in the year: hearings, reviews of plans, drills with its joint-defence units. */
import type { Duty } from '../../../domain/policy/duty.ts'
import { workingMoment } from '../simulator/days.ts'
import { reliability } from '../simulator/latent.ts'
import { jobOf, type Queue } from './facility.ts'
import { scheduleOf } from './schedule.ts'
import { perform } from './works.ts'

/** @param queue of one of its facilities, with the bureau as the unit */
export function bureauYear({ desk, run }: Queue, duties: readonly Duty[], seed: string): void {
  const { days, random, staff, facility } = desk
  for (const duty of duties) {
    if (duty.per === 'facility' || (duty.of !== 'bureau' && duty.of !== 'leader')) continue
    const by = duty.of === 'leader' ? staff.chief : staff.deputy
    const reliable = reliability(seed, `bureau.${facility.ownedBy}`)
    for (const { day, makesUp } of scheduleOf(random, days, duty, () => reliable))
      desk.later(workingMoment(random, days, day), (at) => {
        perform(desk, jobOf(desk, duty, by, makesUp), [], at)
      })
  }
  for (let day = days.first + 1; day <= days.today; day++) run(day)
}
