/** One section as a timeline: what is not in order one by one, what was done in time as a number that opens. */
import { Button } from 'antd'
import { useState } from 'react'
import { Badge, type Tone } from '../../../web/kit/StateBadge.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type DossierItem, party, section, standing } from '../contract.ts'
import { To } from './To.tsx'
import { tonightWords } from './words.ts'

const atOnce = 8
const tones: Readonly<Record<DossierItem['standing'], Tone>> = {
  'in-time': 'done',
  late: 'wait',
  running: 'busy',
  overdue: 'stop',
  'on-record': 'calm',
}

export function Part({ name, items }: { name: DossierItem['section']; items: readonly DossierItem[] }) {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  const [all, setAll] = useState(false)
  // What is in order is a number; what runs and lies with the leader is named all the same.
  const calm = items.filter((item) => item.standing === 'in-time')
  const running = items.filter((item) => item.standing === 'running' && item.section === 'owed' && !item.own)
  const rest = items.filter((item) => !calm.includes(item) && !running.includes(item))
  // The newest of what is on record, the gravest of what is late.
  const order = rest.toSorted(
    (a, b) => Number(b.grave) - Number(a.grave) || b.daysLate - a.daysLate || (a.began < b.began ? 1 : -1),
  )
  const first = new Set(order.slice(0, atOnce))
  const shown = all ? items : rest.filter((item) => first.has(item))
  const hidden = items.length - shown.length
  return (
    <section className={`tn-part tn-part-${name}`}>
      <header>
        <h2>{text(section.words[name])}</h2>
        <strong>{format.number(items.length)}</strong>
      </header>
      {items.length === 0 && <p className="tn-nothing">{t(name === 'unanswered' ? 'noneUnanswered' : 'none')}</p>}
      <ol>
        {shown.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ol>
      {calm.length > 0 && !all && <p className="tn-calm">{t('inTime', { count: calm.length })}</p>}
      {running.length > 0 && !all && <p className="tn-running">{t('running', { count: running.length })}</p>}
      {!all && rest.length > shown.length && (
        <p className="tn-only-print">{t('morePrint', { count: rest.length - shown.length })}</p>
      )}
      {(hidden > 0 || all) && (
        <Button className="wf-no-print" type="text" onClick={() => setAll(!all)}>
          {all ? t('less') : t('more', { count: hidden })}
        </Button>
      )}
    </section>
  )
}

function Line({ item }: { item: DossierItem }) {
  const t = useWords(tonightWords)
  const text = useText()
  const format = useFormat()
  const day = (at: string) => format.date(at, 'day')
  const [proof] = item.proof
  const last = item.proof.at(-1)
  return (
    <li className={item.grave ? 'tn-line tn-grave' : 'tn-line'}>
      <time dateTime={item.began}>{day(item.began)}</time>
      <div>
        <To path={item.path}>{text(item.words)}</To>
        <p className="tn-signs">
          {item.standing !== 'on-record' && (
            <Badge tone={tones[item.standing]}>{text(standing.words[item.standing])}</Badge>
          )}
          <span>{text(party.words[item.party])}</span>
          {item.own && <em className="tn-own">{t('own')}</em>}
          {item.daysLate > 0 && <span className="tn-late">{t('late', { count: item.daysLate })}</span>}
        </p>
        <p className="tn-when">
          {item.due && <span>{t('due', { at: day(item.due) })}</span>}
          {item.settled && <span>{t('settled', { at: day(item.settled) })}</span>}
          {item.told && <span>{t('told', { at: day(item.told) })}</span>}
          <span>{t('knew', { at: day(item.couldKnow) })}</span>
          {proof && last ? (
            <span className="tn-hash">
              {t('entry', { seq: proof.seq === last.seq ? proof.seq : `${proof.seq}–${last.seq}` })}{' '}
              <code>{last.hash.slice(0, 12)}</code>
            </span>
          ) : (
            <span>{t('noEntry')}</span>
          )}
        </p>
      </div>
    </li>
  )
}
