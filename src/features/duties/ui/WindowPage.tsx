/** One window on a page of its own: where tasks and a phone lead. */
import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../web/api/hooks.ts'
import { Page } from '../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { readWindow } from '../contract.ts'
import './duties.css'
import { period } from './periods.ts'
import { WindowDetail } from './WindowDetail.tsx'
import { dutyWords } from './words.ts'

export default function WindowPage() {
  const { unit, duty, from } = useParams({ strict: false }) as { unit: string; duty: string; from: string }
  const t = useWords(dutyWords)
  const text = useText()
  const params = { unitId: Number(unit), duty, from }
  const read = useRead(readWindow, { params }, { topics: ['activities'] })
  const found = read.data
  return (
    <Page
      title={found ? text(found.duty.title) : t('duty')}
      width="narrow"
      read={read}
      crumbs={[{ to: `/duties/${unit}`, label: found ? t('ofUnit', { unit: text(found.unit.name) }) : t('duties') }]}
      note={found && <span>{text(period(found.window))}</span>}
    >
      <WindowDetail unitId={params.unitId} duty={duty} from={from} bare />
    </Page>
  )
}
