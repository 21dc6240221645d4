/** Officers go straight to their own facility; leaders see how their reach stands. */
import { Navigate } from '@tanstack/react-router'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { usePerson } from '../../../web/session/session.ts'
import { Overview } from './Overview.tsx'
import { ownFacility } from './reach.ts'

export default function DutiesHome() {
  const own = ownFacility(usePerson())
  const { duty } = useUrlValues()
  if (own === null) return <Overview />
  return <Navigate to={`/duties/${own}` as never} search={(duty ? { duty } : {}) as never} replace />
}
