/** Head of a group of duties: the sign of its family, or in words what holds it together. */
import { family } from '../../../platform/contract/role.ts'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { GroupKey } from './groups.ts'
import { dutyWords } from './words.ts'

export function GroupName({ of }: { of: GroupKey }) {
  const t = useWords(dutyWords)
  if (family.has(of)) return <FamilyMark value={of} />
  return <>{t(of)}</>
}
