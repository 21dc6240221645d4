/** The places of a facility as a tree: search, add, print codes. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useRead } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useSetUrlValues, useUrlValues } from '../../../web/kit/url-state.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { listPlaceFacilities, listPlaces } from '../contract.ts'
import { PlaceTree } from './PlaceTree.tsx'
import './places.css'
import { PlaceDialog } from './place/PlaceDialog.tsx'
import { treeOf } from './tree.ts'
import { placeWords } from './words.ts'

export default function PlacesPage() {
  const t = useWords(placeWords)
  const text = useText()
  const navigate = useNavigate()
  const url = useUrlValues()
  const set = useSetUrlValues()
  const [adding, setAdding] = useState(false)
  const facilities = useRead(listPlaceFacilities, {})
  const units = facilities.data?.items ?? []
  const unit = units.find((one) => String(one.id) === url.unit) ?? units.find((one) => one.mine) ?? units[0]
  const places = useRead(listPlaces, { params: { unitId: unit?.id ?? 0 } }, { enabled: unit !== undefined })
  const tree = useMemo(() => treeOf(places.data?.items ?? []), [places.data])
  const inUse = tree.all.filter((place) => place.retiredAt === null).length
  const to = (path: string) => `/places/${unit?.id}/${path}` as never
  return (
    <Page
      title={t('list')}
      note={unit && inUse > 0 && t('counted', { count: inUse })}
      actions={
        <>
          <Link to={'/scan-reports' as never}>
            <Button icon={<Icon name="warning" size={16} />}>{t('reports')}</Button>
          </Link>
          {unit?.mine && inUse > 0 && (
            <>
              <Link to={to('print')}>
                <Button icon={<Icon name="print" size={16} />}>{t('print')}</Button>
              </Link>
              <Link to={to('lines')}>
                <Button icon={<Icon name="ledger" size={16} />}>{t('addMany')}</Button>
              </Link>
              <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            </>
          )}
        </>
      }
      read={unit === undefined ? facilities : places}
    >
      <div className="pl-bar">
        {units.length > 1 && (
          <Select
            aria-label={t('which')}
            showSearch
            optionFilterProp="label"
            {...(unit ? { value: unit.id } : {})}
            options={units.map((one) => ({ value: one.id, label: text(one.name) }))}
            onChange={(id: number) => set({ unit: String(id), text: undefined })}
          />
        )}
        {tree.all.length > 0 && (
          <>
            <Input
              allowClear
              prefix={<Icon name="search" size={16} />}
              aria-label={t('search')}
              placeholder={t('search')}
              value={url.text ?? ''}
              onChange={(event) => set({ text: event.target.value || undefined })}
            />
            <Checkbox
              checked={url.retired === '1'}
              onChange={(event) => set({ retired: event.target.checked ? '1' : undefined })}
            >
              {t('showRetired')}
            </Checkbox>
          </>
        )}
      </div>
      {unit && tree.all.length === 0 ? (
        <EmptyState
          icon="place"
          title={t('emptyTitle')}
          hint={t(unit.mine ? 'emptyHint' : 'emptyRead')}
          action={
            unit.mine && (
              <Link to={to('lines')}>
                <Button type="primary">{t('begin')}</Button>
              </Link>
            )
          }
        />
      ) : (
        unit && <PlaceTree unitId={unit.id} tree={tree} phrase={url.text ?? ''} retired={url.retired === '1'} />
      )}
      {unit && adding && (
        <PlaceDialog
          unitId={unit.id}
          tree={tree}
          parentId={null}
          close={() => setAdding(false)}
          done={(id) => void navigate({ to: to(id) })}
        />
      )}
    </Page>
  )
}
