/** One facility, opened from the overview or by its number in the address. */
import { useParams } from '@tanstack/react-router'
import { Facility } from './Facility.tsx'

export default function FacilityPage() {
  const { unit } = useParams({ strict: false }) as { unit: string }
  return <Facility unitId={Number(unit)} own={false} />
}
