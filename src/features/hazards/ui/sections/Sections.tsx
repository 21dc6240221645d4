/** All parts of a hazard's record, in the order they are read; each decides for itself whether it has something to say. */
import type { Hazard } from '../../contract.ts'
import { Money } from '../money/Money.tsx'
import { Repeats } from '../repeats/Repeats.tsx'
import { Controls } from './Controls.tsx'
import { FiveSettled } from './FiveSettled.tsx'
import { Found } from './Found.tsx'
import { Graded } from './Graded.tsx'
import { Notices } from './Notices.tsx'
import { Photos } from './Photos.tsx'

export function Sections({ hazard }: { hazard: Hazard }) {
  return (
    <>
      <Notices hazard={hazard} />
      <Repeats hazard={hazard} />
      <Found hazard={hazard} />
      <Graded hazard={hazard} />
      <Controls hazard={hazard} />
      <FiveSettled hazard={hazard} />
      <Money hazard={hazard} />
      <Photos hazard={hazard} />
    </>
  )
}
