/** One press, and the dossier stands there as it would be written now. Nothing is read, and recorded, before. */
import { Button, Select } from 'antd'
import { family } from '../../../platform/contract/role.ts'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { NoFacility } from '../../../web/kit/NoFacility.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { usePhone } from '../../../web/theme/media.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import { type Dossier, listChoices, readDossier } from '../contract.ts'
import { Brief } from './Brief.tsx'
import './tonight.css'
import { tonightWords } from './words.ts'

const topics = ['hazards', 'duties', 'tasks', 'risk', 'systems', 'responsibility', 'warnings']
/** Things become late without anybody's doing. */
const everyMs = 60_000

function queryOf(url: Readonly<Record<string, string>>) {
  const unit = Number(url.unit)
  return {
    ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(/^[0-9a-f-]{36}$/.test(url.of ?? '') ? { of: url.of } : {}),
  }
}

export default function TonightPage() {
  const t = useWords(tonightWords)
  const url = useUrlValues()
  const set = useSetUrlValues()
  const choices = useRead(listChoices, {}, { topics: ['risk'] })
  if (url.now === 'yes') return <Written query={queryOf(url)} />
  if (choices.data?.items.length === 0)
    return (
      <Page title={t('title')} note={t('lead')} width="narrow">
        <NoFacility />
      </Page>
    )
  return (
    <Page title={t('title')} note={t('lead')} width="narrow" read={choices}>
      <div className="tn-start">
        <Choices query={queryOf(url)} />
        <Button type="primary" size="large" icon={<Icon name="moon" size={18} />} onClick={() => set({ now: 'yes' })}>
          {t('press')}
        </Button>
        <strong>{t('startTitle')}</strong>
        <p>{t('startHint')}</p>
        <p>{t('neutral')}</p>
      </div>
    </Page>
  )
}

function Written({ query }: { query: ReturnType<typeof queryOf> }) {
  const t = useWords(tonightWords)
  const format = useFormat()
  const read = useRead(readDossier, { query }, { topics, every: everyMs })
  const { data } = read
  return (
    <Page
      title={t('title')}
      read={read}
      note={data && t('asOf', { at: format.date(data.moment) })}
      actions={
        <Button icon={<Icon name="print" size={16} />} disabled={!data} onClick={() => print()}>
          {t('print')}
        </Button>
      }
    >
      {data && (
        <>
          <Choices query={query} shown={data} />
          <Brief one={data} />
        </>
      )}
    </Page>
  )
}

/** Which facility, bottom line and leader. What is not chosen is the worst, and one's own. */
function Choices({ query, shown }: { query: ReturnType<typeof queryOf>; shown?: Dossier }) {
  const t = useWords(tonightWords)
  const text = useText()
  const set = useSetUrlValues()
  const size = usePhone() ? 'large' : 'middle'
  const facilities = useRead(listChoices, {}, { topics: ['risk'] })
  const families = useChoices(family)
  const units = (facilities.data?.items ?? []).map((one) => ({
    value: one.id,
    label: `${text(one.name)} · ${text(colour.words[one.colour])}`,
  }))
  const unit = query.unit ?? shown?.unit.id ?? facilities.data?.items[0]?.id
  const worst = facilities.data?.items.find(({ id }) => id === unit)?.family
  return (
    <div className="tn-choices wf-no-print">
      <Select
        size={size}
        aria-label={t('unit')}
        showSearch={{ optionFilterProp: 'label' }}
        loading={facilities.isPending}
        value={unit ?? null}
        options={units}
        onChange={(value) => set({ unit: String(value), family: undefined, of: undefined })}
      />
      <Select
        size={size}
        aria-label={t('family')}
        value={query.family ?? shown?.family ?? worst ?? null}
        options={families}
        onChange={(value) => set({ family: value })}
      />
      {shown && shown.leaders.length > 1 && (
        <Select
          size={size}
          aria-label={t('leader')}
          value={shown.leader.personId}
          options={shown.leaders.map((one) => ({ value: one.personId, label: `${one.title} ${one.name}` }))}
          onChange={(value) => set({ of: value })}
        />
      )}
      {!shown && <small>{t('worst')}</small>}
    </div>
  )
}
