/** The food chain of a facility: for each link the person who answers for it, and who did before. */
import { Button, Select } from 'antd'
import { useRead } from '../../../../web/api/hooks.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { ReadFailed } from '../../../../web/kit/Loaded.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Chain, foodLink, type Link, readChain } from '../../chain/contract.ts'
import { type KeepingUnit, listKeepers } from '../../contract.ts'
import '../systems.css'
import { NameHolder } from './NameHolder.tsx'
import { chainWords } from './words.ts'

export default function ChainPage() {
  const t = useWords(chainWords)
  const text = useText()
  const keepers = useRead(listKeepers, {})
  const [chosen, choose] = useUrlState('unit')
  const facilities = keepers.data?.items.filter((unit) => unit.kind === 'facility') ?? []
  const unit = facilities.find((one) => String(one.id) === chosen) ?? facilities[0]
  return (
    <Page
      title={t('title')}
      note={unit && text(unit.name)}
      crumbs={[{ to: '/systems', label: t('systems') }]}
      actions={
        unit && (
          <Button icon={<Icon name="print" size={16} />} onClick={() => print()} className="sy-print">
            {t('print')}
          </Button>
        )
      }
      read={keepers}
    >
      {facilities.length > 1 && unit && (
        <search className="wf-filters wf-no-print">
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={t('facility')}
            value={String(unit.id)}
            options={facilities.map((one) => ({ value: String(one.id), label: text(one.name) }))}
            onChange={(value: string) => choose(value)}
            className="sy-pick"
          />
        </search>
      )}
      {unit ? <ChainOf unit={unit} /> : <EmptyState icon="food" title={t('none')} hint={t('noneHint')} />}
    </Page>
  )
}

function ChainOf({ unit }: { unit: KeepingUnit }) {
  const t = useWords(chainWords)
  const read = useRead(readChain, { params: { unitId: unit.id } }, { topics: ['organisation'] })
  if (read.error) return <ReadFailed error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return null
  const { links } = read.data
  const count = links.filter((one) => one.holder !== null && !one.holder.left).length
  return (
    <Section title={t('named', { count, all: links.length })}>
      <p className="sy-note">{t('lead')}</p>
      <ul className="sy-chain">
        {links.map((link) => (
          <LinkRow key={link.link} unitId={unit.id} link={link} chain={read.data} />
        ))}
      </ul>
    </Section>
  )
}

function LinkRow({ unitId, link, chain }: { unitId: number; link: Link; chain: Chain }) {
  const t = useWords(chainWords)
  const text = useText()
  const format = useFormat()
  const { holder, earlier } = link
  return (
    <li>
      <strong>{text(foodLink.words[link.link])}</strong>
      <div>
        {holder ? (
          <>
            <span className="sy-holder">{holder.name}</span>
            <span className="wf-muted">
              {t('from', { day: format.date(holder.since, 'day'), name: holder.namedBy })}
            </span>
            {holder.left && <Badge tone="stop">{t('left')}</Badge>}
          </>
        ) : (
          <Badge tone="wait">{t('nobody')}</Badge>
        )}
        {earlier.length > 0 && (
          <details>
            <summary>{t('history', { count: earlier.length })}</summary>
            <ul>
              {earlier.map((one) => (
                <li key={one.id}>
                  {one.name}{' '}
                  <span className="wf-muted">
                    {t('term', {
                      since: format.date(one.since, 'day'),
                      until: one.until ? format.date(one.until, 'day') : '',
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {chain.mayName && <NameHolder unitId={unitId} link={link} people={chain.people} />}
    </li>
  )
}
