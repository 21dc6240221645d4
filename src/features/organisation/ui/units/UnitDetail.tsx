/** One unit: what it is, where it stands in both relations, who works there, what changed; and keeping it. */
import { Link, useParams } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import { administrators, police, role } from '../../../../platform/contract/role.ts'
import { attribute } from '../../../../platform/contract/unit-attribute.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { Facts, Page, Section } from '../../../../web/kit/Page.tsx'
import { PersonLine } from '../../../../web/kit/PersonLine.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { Timeline } from '../../../../web/kit/Timeline.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { Term } from '../../../../web/words/Term.tsx'
import { dictionary, useText, useWords } from '../../../../web/words/words.ts'
import { registerReaders } from '../../../responsibility/contract.ts'
import {
  closeUnit,
  readHistory,
  readPeople,
  readUnit,
  standing,
  type UnitNode,
  type UnitRow,
} from '../../units/contract.ts'
import { actionWords } from '../actions.ts'
import '../organisation.css'
import dayjs from 'dayjs'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { today } from '../today.ts'
import { organisationWords } from '../words.ts'
import { kindOf } from './kind.ts'

const words = dictionary({
  attributes: { zh: '设施与容量', en: 'Equipment and places' },
  noAttributes: { zh: '没有登记', en: 'Nothing entered' },
  owned: { zh: '下级单位', en: 'Units that answer to it' },
  neighbours: { zh: '同地单位', en: 'Others standing here' },
  people: { zh: '现任人员', en: 'People' },
  peopleOn: { zh: '{day} 的任职人员', en: 'People on {day}' },
  onDay: { zh: '查看某日任职', en: 'On another day' },
  nobodyThen: { zh: '当天没有登记任职。', en: 'No post is on record for that day.' },
  nobody: { zh: '没有在任人员', en: 'Nobody holds a post here' },
  nobodyHint: {
    zh: '由系统管理员开立账号，由安全管理员授予职务。',
    en: 'The system administrator opens accounts, the security administrator grants posts.',
  },
  history: { zh: '沿革', en: 'History' },
  responsible: { zh: '责任人', en: 'Who is responsible' },
  edit: { zh: '修改资料', en: 'Change' },
  move: { zh: '调整隶属与地域', en: 'Move' },
  close: { zh: '撤销单位', en: 'Close the unit' },
  closeTitle: { zh: '撤销“{name}”？', en: 'Close “{name}”?' },
  closeLead: {
    zh: '从今天起该单位不再运行，任职者不再有权办理事项；以往的台账和日志全部保留，可以查阅。撤销后不能恢复。',
    en: 'From today it works no more and its posts give no right. All ledgers and the journal stay readable. This cannot be taken back.',
  },
  yes: { zh: '有', en: 'Yes' },
  no: { zh: '无', en: 'No' },
})

export default function UnitDetail() {
  const { unit } = useParams({ strict: false }) as { unit: string }
  const o = useWords(organisationWords)
  const text = useText()
  const person = usePerson()
  const read = useRead(readUnit, { params: { unitId: Number(unit) } })
  const found = read.data?.unit
  const reads = holds(person, [...police, ...administrators])
  return (
    <Page
      title={found ? text({ zh: found.name, en: found.nameEn }) : o('unit')}
      crumbs={[{ to: '/units', label: o('units') }]}
      note={found && <UnitNote unit={found} />}
      actions={found && found.closedOn === null && holds(person, ['system']) && <Keeping unit={found} />}
      read={read}
      width="narrow"
    >
      {read.data && (
        <>
          <UnitFacts unit={read.data.unit} />
          <Attributes unit={read.data.unit} />
          {reads && <People unitId={Number(unit)} />}
          <Links title="owned" units={read.data.owned} />
          <Links title="neighbours" units={read.data.neighbours} />
          {reads && <UnitHistory unitId={Number(unit)} />}
        </>
      )}
    </Page>
  )
}

function UnitNote({ unit }: { unit: UnitRow }) {
  const t = useWords(words)
  const text = useText()
  const person = usePerson()
  const responsible = unit.kind === 'facility' && holds(person, registerReaders)
  const stands = unit.closedOn === null ? 'open' : 'closed'
  return (
    <>
      {text(kindOf(unit))} <Badge tone={stands === 'open' ? 'done' : 'stop'}>{text(standing.words[stands])}</Badge>
      {responsible && (
        <>
          {' '}
          <Link to="/responsibility/units/$unit" params={{ unit: String(unit.id) } as never}>
            {t('responsible')}
          </Link>
        </>
      )}
    </>
  )
}

function Keeping({ unit }: { unit: UnitRow }) {
  const t = useWords(words)
  const text = useText()
  const close = useWrite(closeUnit)
  const params = { unit: String(unit.id) } as never
  return (
    <>
      <Link to="/units/$unit/edit" params={params}>
        <Button>{t('edit')}</Button>
      </Link>
      <Link to="/units/$unit/move" params={params}>
        <Button>{t('move')}</Button>
      </Link>
      <ConfirmAction
        danger
        label={t('close')}
        title={t('closeTitle', { name: text({ zh: unit.name, en: unit.nameEn }) })}
        consequence={t('closeLead')}
        reason="required"
        act={(reason) =>
          close.run({ params: { unitId: unit.id }, body: { on: today(), reason, version: unit.version } })
        }
      />
    </>
  )
}

function UnitFacts({ unit }: { unit: UnitRow }) {
  const o = useWords(organisationWords)
  const text = useText()
  const format = useFormat()
  const owner = unit.ownerId !== null && unit.ownerName !== null && (
    <Link to="/units/$unit" params={{ unit: String(unit.ownerId) } as never}>
      {text({ zh: unit.ownerName, en: unit.ownerNameEn ?? unit.ownerName })}
    </Link>
  )
  return (
    <Section>
      <Facts
        items={[
          [o('kind'), text(kindOf(unit))],
          [o('owner'), owner || o('none')],
          [o('territory'), `${text({ zh: unit.territoryName, en: unit.territoryNameEn })} ${unit.territory}`],
          [o('openedOn'), format.date(unit.openedOn, 'day')],
          ...(unit.closedOn === null ? [] : [[o('closedOn'), format.date(unit.closedOn, 'day')] as const]),
        ]}
      />
    </Section>
  )
}

function Attributes({ unit }: { unit: UnitRow }) {
  const t = useWords(words)
  const text = useText()
  const format = useFormat()
  if (unit.kind !== 'facility') return null
  const entered = attribute.terms.filter((name) => unit.attributes[name] !== undefined)
  const say = (value: boolean | number | undefined): string =>
    typeof value === 'number' ? format.number(value) : t(value ? 'yes' : 'no')
  return (
    <Section title={t('attributes')}>
      {entered.length === 0 ? (
        <p className="wf-muted">{t('noAttributes')}</p>
      ) : (
        <Facts items={entered.map((name) => [text(attribute.words[name]), say(unit.attributes[name])] as const)} />
      )}
    </Section>
  )
}

function Links({ title, units }: { title: 'owned' | 'neighbours'; units: readonly UnitNode[] }) {
  const t = useWords(words)
  const text = useText()
  if (units.length === 0) return null
  return (
    <Section title={t(title)}>
      <ul className="wf-org-links">
        {units.map((unit) => (
          <li key={unit.id}>
            <Link to="/units/$unit" params={{ unit: String(unit.id) } as never}>
              {text({ zh: unit.name, en: unit.nameEn })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Shown where the reader's posts reach the unit; elsewhere the part is simply absent. */
function People({ unitId }: { unitId: number }) {
  const t = useWords(words)
  const [on, setOn] = useUrlState('on')
  const read = useRead(readPeople, { params: { unitId }, query: on ? { on } : {} })
  if (!read.data) return null
  return (
    <Section
      title={on ? t('peopleOn', { day: on }) : t('people')}
      aside={
        <DatePicker
          aria-label={t('onDay')}
          placeholder={t('onDay')}
          value={on ? dayjs(on) : null}
          onChange={(day) => setOn(day ? day.format('YYYY-MM-DD') : undefined)}
        />
      }
    >
      {read.data.items.length === 0 ? (
        <EmptyState icon="people" title={t('nobody')} hint={on ? t('nobodyThen') : t('nobodyHint')} />
      ) : (
        <ul className="wf-org-people">
          {read.data.items.map((one) => (
            <li key={one.positionId}>
              <PersonLine name={one.name} position={one.title} />
              <Term of={role} value={one.role} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function UnitHistory({ unitId }: { unitId: number }) {
  const t = useWords(words)
  const text = useText()
  const read = useRead(readHistory, { params: { unitId } })
  if (!read.data || read.data.items.length === 0) return null
  return (
    <Section title={t('history')}>
      <Timeline
        items={read.data.items.map((step) => ({
          key: `${step.at} ${step.action}`,
          at: step.at,
          title: text(actionWords(step.action)),
          who: step.by,
          detail: reasonIn(step.payload),
        }))}
      />
    </Section>
  )
}

const reasonIn = (payload: unknown): string | null => {
  const { reason } = payload as { reason?: unknown }
  return typeof reason === 'string' ? reason : null
}
