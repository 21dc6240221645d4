/** The list as a sheet: what the page shows, in its order. */
import { Button, Dropdown } from 'antd'
import { urlOf } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useLanguage, useWords } from '../../../web/words/words.ts'
import type { WarningFilter } from '../contract.ts'
import { exportWarnings, mostExported } from '../export/contract.ts'
import { warningWords } from './words.ts'

export function ExportWarnings({ filter }: { filter: WarningFilter }) {
  const t = useWords(warningWords)
  const format = useFormat()
  const language = useLanguage()
  const href = urlOf(exportWarnings, { query: { ...filter, language } })
  const items = [
    { key: 'xlsx', label: <a href={href}>{t('exportXlsx')}</a> },
    { key: 'hint', label: t('exportHint', { n: format.number(mostExported) }), disabled: true },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<Icon name="download" size={16} />}>{t('export')}</Button>
    </Dropdown>
  )
}
