/** Who is and was responsible for one facility: the day asked for, the bureaus above, and every post over time. */
import { Link, useParams } from '@tanstack/react-router'
import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { lanes } from '../../../domain/responsibility/lanes.ts'
import { nowDate } from '../../../web/api/clock.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page, Section } from '../../../web/kit/Page.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { dossierReaders } from '../../accountability/contract.ts'
import { type FacilityLine, lane, readFacility } from '../contract.ts'
import { dayIn } from './filter.ts'
import { Lanes } from './Lanes.tsx'
import { PostCell } from './PostCell.tsx'
import './responsibility.css'
import { registerWords } from './words.ts'

const spans = ['1', '3', '5'] as const

export default function FacilityPage() {
  const t = useWords(registerWords)
  const text = useText()
  const format = useFormat()
  const person = usePerson()
  const { unit } = useParams({ strict: false }) as { unit: string }
  const url = useUrlValues()
  const set = useSetUrlValues()
  const on = dayIn(url.on)
  const years = spans.find((one) => one === url.years) ?? '1'
  const last = dayjs(on ?? nowDate())
  const query = {
    ...(on ? { on } : {}),
    from: last.subtract(Number(years), 'year').format('YYYY-MM-DD'),
  }
  const read = useRead(readFacility, { params: { unitId: Number(unit) }, query }, { topics: ['organisation'] })
  const line = read.data
  return (
    <Page
      title={line ? text(line.unit) : t('title')}
      crumbs={[{ to: '/responsibility', label: t('title') }]}
      read={read}
      note={
        line && (
          <>
            <Link to={`/units/${line.unitId}` as never} className="wf-no-print">
              {t('openUnit')}
            </Link>
            {holds(person, dossierReaders) && (
              <Link to={'/tonight' as never} search={{ unit: line.unitId } as never} className="wf-no-print">
                {t('tonight')}
              </Link>
            )}
          </>
        )
      }
      actions={
        <>
          <DatePicker
            aria-label={t('day')}
            placeholder={t('today')}
            value={on ? dayjs(on) : null}
            onChange={(day) => set({ on: day?.format('YYYY-MM-DD') })}
          />
          <Button icon={<Icon name="print" size={15} />} onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      {line && (
        <>
          <Section title={t('onDay', { day: format.date(line.on, 'day') })}>
            {line.row ? (
              <OnDay row={line.row} />
            ) : (
              <EmptyState icon="calendar" title={t('notOpen')} hint={t('notOpenHint')} />
            )}
          </Section>
          <Section
            title={t('history')}
            aside={
              <Segmented
                className="wf-no-print"
                aria-label={t('span')}
                value={years}
                options={spans.map((one) => ({ value: one, label: t('years', { count: Number(one) }) }))}
                onChange={(value) => set({ years: value === '1' ? undefined : value })}
              />
            }
          >
            <Lanes line={line} />
          </Section>
          <Above line={line} />
        </>
      )}
    </Page>
  )
}

function OnDay({ row }: { row: NonNullable<FacilityLine['row']> }) {
  const t = useWords(registerWords)
  const text = useText()
  return (
    <ul className="rs-cards">
      {lanes.map((one) => (
        <li key={one} className={row.gaps.includes(one) ? 'rs-card rs-card-gap' : 'rs-card'}>
          <h3>{text(lane.words[one])}</h3>
          <PostCell post={row[one]} full />
          {row.gaps.includes(one) && <p>{t('noneOn', { post: text(lane.words[one]) })}</p>}
        </li>
      ))}
    </ul>
  )
}

function Above({ line }: { line: FacilityLine }) {
  const t = useWords(registerWords)
  const text = useText()
  const format = useFormat()
  return (
    <>
      {line.above.length > 0 && (
        <Section title={t('above')}>
          <div className="rs-scroll">
            <table className="rs-table">
              <thead>
                <tr>
                  <th scope="col">{t('bureau')}</th>
                  <th scope="col">{text(lane.words.first)}</th>
                  <th scope="col">{text(lane.words.direct)}</th>
                </tr>
              </thead>
              <tbody>
                {line.above.map((level) => (
                  <tr key={level.bureau.zh}>
                    <th scope="row">{text(level.bureau)}</th>
                    <td>
                      <PostCell post={level.first} />
                    </td>
                    <td>
                      <PostCell post={level.direct} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      {line.guidance.length > 0 && (
        <Section title={t('guidance')}>
          <ul className="rs-cards">
            {line.guidance.map((post) => (
              <li key={post.unit?.zh} className="rs-card">
                <h3>{post.unit && text(post.unit)}</h3>
                <PostCell post={post} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {line.moves.length > 0 && (
        <Section title={t('moves')}>
          <ul className="rs-moves">
            {line.moves.map((move) => (
              <li key={move.until}>
                {t('moved', {
                  day: format.date(move.until, 'day'),
                  owner: move.owner ? text(move.owner) : t('nobodyOwned'),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
