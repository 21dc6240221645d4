/** The record that shows what was done, as a link to it. */
import { Link } from '@tanstack/react-router'
import { useText } from '../../../web/words/words.ts'
import { type DoneRecord, doneKind } from '../contract.ts'

const rooms = { hazard: '/hazards', activity: '/activities' } as const

export function DoneLink({ unitId, record }: { readonly unitId: number; readonly record: DoneRecord }) {
  const text = useText()
  return (
    <Link to={`${rooms[record.kind]}/${unitId}/${record.id}` as never} className="wa-done">
      <small>{text(doneKind.words[record.kind])}</small> {text(record.words)}
    </Link>
  )
}
