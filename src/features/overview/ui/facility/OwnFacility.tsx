/** 本所: the facility at which somebody holds a post, as the director opens it first. */
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { usePerson } from '../../../../web/session/session.ts'
import { useWords } from '../../../../web/words/words.ts'
import { Facility } from './Facility.tsx'
import { facilityWords } from './words.ts'

const inside = ['director', 'officer', 'doctor', 'canteen']

export default function OwnFacility() {
  const t = useWords(facilityWords)
  const post = usePerson().positions.find(({ role }) => inside.includes(role))
  return post ? <Facility unitId={post.unit} own /> : <EmptyState icon="building" title={t('noneOwn')} />
}
