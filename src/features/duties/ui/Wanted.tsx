/** What a duty takes as done, item by item. */
import { family, police } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { listChecklists } from '../../activities/checklists/contract.ts'
import type { DutyHead, Window } from '../contract.ts'
import { useSay } from './say.ts'
import { windowWords } from './window-words.ts'

export function Wanted({ duty, window }: { duty: DutyHead; window: Window }) {
  const t = useWords(windowWords)
  const text = useText()
  const say = useSay()
  const { wants } = duty
  // The library of checklists is the police line's; a department reads the duty without their names.
  const named = holds(usePerson(), police)
  const lists = useRead(listChecklists, {}, { enabled: named && (wants?.checklists.length ?? 0) > 0 })
  if (!wants) return null
  const titles = (named ? wants.checklists : []).map((id) => {
    const one = lists.data?.items.find((list) => list.id === id)
    return one ? text(one.title) : id
  })
  const asks = [
    t('asksKind', { kinds: say.kinds(wants.kinds), count: window.atLeast }),
    wants.family && t('asksFamily', { family: text(family.words[wants.family]) }),
    titles.length > 0 && t('asksChecklist', { list: titles.join(t('and')) }),
    wants.participants.length > 0 && t('asksParticipants', { list: say.parties(wants.participants) }),
    wants.attendance !== null && t('asksAttendance', { share: say.share(wants.attendance) }),
    wants.by.length > 0 && t('asksBy', { list: say.roles(wants.by) }),
    wants.minutes !== null && t('asksMinutes', { count: wants.minutes }),
  ].filter((one): one is string => typeof one === 'string')
  return (
    <section>
      <h3>{t('asks')}</h3>
      <ul className="wf-duty-asks">
        {asks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  )
}
