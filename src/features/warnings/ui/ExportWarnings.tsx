/** The list as a sheet: what the page shows, in its order. A refusal is said here and leaves the page as it is. */
import { App, Button, Dropdown } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { nowMs } from '../../../web/api/clock.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useLanguage, useWords } from '../../../web/words/words.ts'
import type { WarningFilter } from '../contract.ts'
import { exportWarnings, mostExported } from '../export/contract.ts'
import { warningWords } from './words.ts'

/** Long enough to be read. */
const seconds = 8

function keep(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export function ExportWarnings({ filter }: { filter: WarningFilter }) {
  const t = useWords(warningWords)
  const format = useFormat()
  const language = useLanguage()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      const sheet = await call(exportWarnings, { query: { ...filter, language } })
      if (sheet instanceof Blob) keep(sheet, `${t('title')} ${dayjs(nowMs()).format('YYYY-MM-DD')}.xlsx`)
    } catch (error) {
      const { title, detail } = problemWords(error)
      void message.error(t('exportFault', { title, detail }), seconds)
    } finally {
      setBusy(false)
    }
  }
  const items = [
    { key: 'xlsx', label: t('exportXlsx'), onClick: () => void send() },
    { key: 'hint', label: t('exportHint', { n: format.number(mostExported) }), disabled: true },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<Icon name="download" size={16} />} loading={busy}>
        {t('export')}
      </Button>
    </Dropdown>
  )
}
