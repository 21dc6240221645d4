/** One warning: what rose and why, who answers by when, what was said and done. */
import { Link, useParams } from '@tanstack/react-router'
import { Alert } from 'antd'
import { family } from '../../../platform/contract/role.ts'
import { nowMs } from '../../../web/api/clock.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { Facts, Page, Section } from '../../../web/kit/Page.tsx'
import { RiskMark } from '../../../web/kit/RiskMark.tsx'
import { StateBadge } from '../../../web/kit/StateBadge.tsx'
import { Timeline } from '../../../web/kit/Timeline.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { readWarning, type Warning, warningOutcome, warningState } from '../contract.ts'
import { DoneLink } from './DoneLink.tsx'
import { Held } from './Held.tsx'
import { Ladder } from './Ladder.tsx'
import { Moves } from './Moves.tsx'
import { stateTones } from './WarningList.tsx'
import './warnings.css'
import { warningWords } from './words.ts'

const dayMs = 86_400_000

export default function WarningPage() {
  const t = useWords(warningWords)
  const text = useText()
  const { unit = '', id = '' } = useParams({ strict: false }) as { unit?: string; id?: string }
  const read = useRead(readWarning, { params: { unitId: Number(unit), id } })
  const one = read.data
  return (
    <Page
      title={one ? `${text(one.unit)} · ${text(family.words[one.family])}` : t('title')}
      crumbs={[{ to: '/warnings', label: t('title') }]}
      note={
        one && (
          <span className="wa-head">
            <RiskMark value={one.colour} />
            <StateBadge of={warningState} value={one.state} tones={stateTones} />
            <span>{one.number}</span>
          </span>
        )
      }
      read={read}
      actions={one && <Moves warning={one} />}
    >
      {one && <Found one={one} />}
    </Page>
  )
}

function Found({ one }: { one: Warning }) {
  const t = useWords(warningWords)
  const text = useText()
  const format = useFormat()
  const said = one.answer
    ? t('answeredBy', {
        ...{ by: one.answer.by, at: format.date(one.answer.at), day: format.date(one.answer.doneBy, 'day') },
      })
    : ''
  const over = Math.floor((nowMs() - Date.parse(one.dueAt)) / dayMs) + 1
  const answered = one.broken ? t('promiseOver', { said, count: over }) : said
  return (
    <>
      <div className="wa-said">
        {one.closing && (
          <Alert
            type="success"
            showIcon
            title={t('closed', {
              ...{ by: one.closing.by, at: format.date(one.closing.at) },
              outcome: text(warningOutcome.words[one.closing.outcome]),
            })}
            description={
              <>
                {one.closing.text}
                {one.closing.record && (
                  <div className="wa-closed-by">
                    {t('shownBy')} <DoneLink unitId={one.unitId} record={one.closing.record} />
                  </div>
                )}
              </>
            }
          />
        )}
        {one.answer && (
          <Alert type={one.broken ? 'warning' : 'info'} showIcon title={answered} description={one.answer.text} />
        )}
      </div>
      <div className="wa-facts">
        <Facts
          items={[
            [t('opened'), format.date(one.openedAt)],
            [t('due'), <DueClock key="due" due={one.answerDueAt} done={one.answeredAt} />],
            [t('now'), <RiskMark key="now" value={one.present} />],
            ...(one.earlier
              ? [
                  [
                    t('number'),
                    <Link key="earlier" to={`/warnings/${one.unitId}/${one.earlier.id}` as never}>
                      {t('earlier', { number: one.earlier.number, at: format.date(one.earlier.closedAt, 'day') })}
                    </Link>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </div>
      <Section title={t('why')}>
        <ol className="wa-reasons">
          {one.reasons.map(({ points, words, path }) => (
            <li key={`${path} ${words.zh}`}>
              <Link to={path as never}>{text(words)}</Link>
              <span>{t('points', { n: format.number(points) })}</span>
            </li>
          ))}
        </ol>
        <p className="wa-more">
          <Link to={`/facilities/${one.unitId}` as never}>{t('facility')}</Link>
        </p>
      </Section>
      <Section title={t('answering')}>
        <Ladder ladder={one.ladder} />
      </Section>
      {one.held.length > 0 && (
        <Section title={t('held')}>
          <Held held={one.held} />
        </Section>
      )}
      <Section title={t('timeline')}>
        <Timeline
          items={one.timeline.map(({ seq, at, words, by, title, text: said, record }) => ({
            ...{ key: String(seq), at, title: text(words) },
            who: by === null ? t('system') : [title, by].filter(Boolean).join(' '),
            ...(said || record
              ? {
                  detail: (
                    <>
                      {said}
                      {record && (
                        <div className="wa-closed-by">
                          {t('shownBy')} <DoneLink unitId={one.unitId} record={record} />
                        </div>
                      )}
                    </>
                  ),
                }
              : {}),
          }))}
        />
      </Section>
    </>
  )
}
