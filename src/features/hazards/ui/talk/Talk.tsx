/** What people say beside the steps, who follows the hazard, and the call that waits for the reader. */
import { Alert, Button } from 'antd'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import {
  type Comment,
  noteHazard,
  readTalk,
  speakers,
  type Talk as Talked,
  unwatchHazard,
  watchHazard,
  withdrawComment,
} from '../../talk/contract.ts'
import { Compose } from './Compose.tsx'
import './talk.css'
import { talkWords } from './words.ts'

export function Talk({ hazard: { unitId, id } }: { hazard: Hazard }) {
  const t = useWords(talkWords)
  const person = usePerson()
  const note = useWrite(noteHazard)
  const read = useRead(readTalk, { params: { unitId, id } }, { topics: ['hazards'] })
  const talk = read.data
  if (!talk) return null
  const speaks = holds(person, speakers)
  if (!speaks && talk.comments.length === 0) return null
  return (
    <Section title={t('talk')} aside={speaks && <Follow unitId={unitId} id={id} talk={talk} />}>
      {talk.calls && (
        <Alert
          type="info"
          showIcon
          className="hz-call wf-no-print"
          title={t('calls')}
          action={
            <Button loading={note.busy} onClick={() => void note.run({ params: { unitId, id } })}>
              {t('noted')}
            </Button>
          }
        />
      )}
      {talk.watchers.length > 0 && (
        <p className="wf-muted hz-followers">
          {t('followers', { count: talk.watchers.length, names: talk.watchers.join(t('listMark')) })}
        </p>
      )}
      {talk.comments.length === 0 ? (
        <p className="wf-muted">{t('none')}</p>
      ) : (
        <ol className="hz-talk">
          {talk.comments.map((one) => (
            <Remark key={one.id} unitId={unitId} id={id} remark={one} />
          ))}
        </ol>
      )}
      {speaks && <Compose unitId={unitId} id={id} />}
    </Section>
  )
}

function Remark({ unitId, id, remark }: { unitId: number; id: string; remark: Comment }) {
  const t = useWords(talkWords)
  const format = useFormat()
  const withdraw = useWrite(withdrawComment)
  return (
    <li>
      <header>
        <PersonLine name={remark.by.name} position={remark.by.title} />
        <time dateTime={remark.at}>{format.date(remark.at)}</time>
        {remark.mine && remark.text !== null && (
          <span className="hz-withdraw wf-no-print">
            <ConfirmAction
              label={t('withdraw')}
              title={t('withdraw')}
              consequence={t('withdrawConsequence')}
              reason="none"
              act={() => withdraw.run({ params: { unitId, id, comment: remark.id } })}
            />
          </span>
        )}
      </header>
      {remark.text === null ? <p className="wf-muted">{t('withdrawn')}</p> : <p>{remark.text}</p>}
      {remark.mentions.length > 0 && (
        <small className="wf-muted">{t('called', { names: remark.mentions.join(t('listMark')) })}</small>
      )}
    </li>
  )
}

function Follow({ unitId, id, talk }: { unitId: number; id: string; talk: Talked }) {
  const t = useWords(talkWords)
  const watch = useWrite(watchHazard)
  const unwatch = useWrite(unwatchHazard)
  const { watching } = talk
  return (
    <Button
      className="wf-no-print"
      aria-pressed={watching}
      title={t('followHint')}
      icon={<Icon name={watching ? 'tick' : 'plus'} size={14} />}
      loading={watch.busy || unwatch.busy}
      onClick={() => void (watching ? unwatch : watch).run({ params: { unitId, id } })}
    >
      {t(watching ? 'following' : 'follow')}
    </Button>
  )
}
