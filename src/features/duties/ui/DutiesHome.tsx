/** Officers go straight to their own facility; leaders see how their reach stands. */
import { Navigate } from '@tanstack/react-router'
import { usePerson } from '../../../web/session/session.ts'
import { Overview } from './Overview.tsx'
import { ownFacility } from './reach.ts'

export default function DutiesHome() {
  const own = ownFacility(usePerson())
  return own === null ? <Overview /> : <Navigate to={`/duties/${own}` as never} replace />
}
