/** Import and export as they stand among the actions of the ledger's page. */
import { Link } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { urlOf } from '../../../../web/api/request.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useLanguage, useWords } from '../../../../web/words/words.ts'
import type { HazardFilter } from '../../contract.ts'
import { exportHazards, importers } from '../../spreadsheets/contract.ts'
import { sheetWords } from './words.ts'

/** @param filter what the page shows: the export follows it */
export function SheetActions({ filter }: { filter: HazardFilter }) {
  const t = useWords(sheetWords)
  const language = useLanguage()
  const mayImport = holds(usePerson(), importers)
  const to = (form: 'xlsx' | 'csv') => urlOf(exportHazards, { query: { ...filter, form, language } })
  const items = [
    { key: 'xlsx', label: <a href={to('xlsx')}>{t('exportXlsx')}</a> },
    { key: 'csv', label: <a href={to('csv')}>{t('exportCsv')}</a> },
    { key: 'hint', label: t('exportHint'), disabled: true },
  ]
  return (
    <>
      {mayImport && (
        <Link to={'/hazards/imports' as never}>
          <Button icon={<Icon name="upload" size={16} />}>{t('import')}</Button>
        </Link>
      )}
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<Icon name="download" size={16} />}>{t('export')}</Button>
      </Dropdown>
    </>
  )
}
