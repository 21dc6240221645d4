/** Labels with codes: choose which, choose the size, print on A4. */
import { useParams } from '@tanstack/react-router'
import { Alert, Button, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Page, Section } from '../../../../web/kit/Page.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { issueCodes, type Label, mostLabels } from '../../codes/contract.ts'
import { listPlaceFacilities, listPlaces } from '../../contract.ts'
import '../places.css'
import { inOrder, insideOf, pathOf, treeOf } from '../tree.ts'
import { placeWords } from '../words.ts'
import { Choose } from './Choose.tsx'
import './print.css'
import { perPage, Sheets, type Size } from './Sheets.tsx'

export default function PrintPage() {
  const t = useWords(placeWords)
  const text = useText()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const { of } = useUrlValues()
  const unitId = Number(params.unit)
  const read = useRead(listPlaces, { params: { unitId } })
  const facilities = useRead(listPlaceFacilities, {})
  const unit = facilities.data?.items.find((one) => one.id === unitId)
  const write = useWrite(issueCodes)
  const tree = useMemo(() => treeOf((read.data?.items ?? []).filter((place) => place.retiredAt === null)), [read.data])
  const places = useMemo(() => inOrder(tree), [tree])
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null)
  const [size, setSize] = useState<Size>('small')
  const [labels, setLabels] = useState<readonly Label[]>([])
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const start = of ? [of, ...insideOf(tree, of).map((one) => one.id)] : places.map((place) => place.id)
  const chosen = picked ?? new Set(start)
  const pages = Math.ceil(chosen.size / perPage[size])

  const make = async () => {
    setFault(null)
    try {
      const placeIds = places.filter((place) => chosen.has(place.id)).map((place) => place.id)
      const outcome = await write.run({ params: { unitId }, body: { placeIds } })
      if (outcome.state === 'done') setLabels(outcome.reply.items)
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  const shown = labels.flatMap((label) => {
    const place = tree.byId.get(label.placeId)
    if (!place || !chosen.has(place.id)) return []
    const above = pathOf(tree, place.id).slice(0, -1)
    return [{ url: label.url, place, within: above.map((one) => one.name).join(' ') }]
  })
  const fault2 = chosen.size === 0 ? t('chooseFirst') : chosen.size > mostLabels ? t('mostLabels') : null
  return (
    <Page
      title={t('printTitle')}
      crumbs={[{ to: `/places?unit=${unitId}`, label: t('list') }]}
      note={unit && text(unit.name)}
      read={read}
      actions={
        shown.length > 0 ? (
          <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => print()}>
            {t('printNow')}
          </Button>
        ) : (
          <Button type="primary" loading={write.busy} disabled={fault2 !== null} onClick={() => void make()}>
            {t('make')}
          </Button>
        )
      }
    >
      <div className="wf-no-print">
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
        <Section title={t('size')} aside={fault2 ?? t('chosen', { count: chosen.size, pages })}>
          <Radio.Group
            value={size}
            onChange={(event) => setSize(event.target.value as Size)}
            options={(['small', 'large'] as const).map((value) => ({ value, label: t(value) }))}
          />
          <p className="wf-muted">{t(shown.length > 0 ? 'printHint' : 'makeHint')}</p>
        </Section>
        {shown.length === 0 && (
          <Section title={t('choose')}>
            <Choose tree={tree} chosen={chosen} choose={setPicked} />
          </Section>
        )}
      </div>
      {unit && <Sheets labels={shown} size={size} unit={unit.name} />}
    </Page>
  )
}
