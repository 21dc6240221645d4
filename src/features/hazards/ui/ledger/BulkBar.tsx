/** What can be done with the hazards that are chosen; it stands at the bottom while some are. */
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { HazardFilter } from '../../contract.ts'
import { bulkAct } from '../../ledger/bulk/contract.ts'
import { BulkDialog } from './BulkDialog.tsx'
import type { Choosing } from './choosing.ts'
import { ledgerWords } from './words.ts'

type Act = (typeof bulkAct.terms)[number]

interface BulkBarProps {
  readonly choosing: Choosing
  readonly filter: HazardFilter
}

export function BulkBar({ choosing, filter }: BulkBarProps) {
  const l = useWords(ledgerWords)
  const text = useText()
  const [all, setAll] = useState(false)
  const [act, setAct] = useState<Act | null>(null)
  const count = choosing.chosen.length
  if (count === 0) return null
  const none = () => {
    setAll(false)
    choosing.none()
  }
  return (
    <section className="hz-bulk wf-no-print" aria-label={l('choose')}>
      <strong role="status">{all ? l('chosenAll') : l('chosen', { count })}</strong>
      {!all && (
        <Button type="link" onClick={() => setAll(true)}>
          {l('chooseAll')}
        </Button>
      )}
      <span className="hz-bulk-acts">
        {bulkAct.terms.map((one) => (
          <Button key={one} type={one === 'approve' ? 'primary' : 'default'} onClick={() => setAct(one)}>
            {text(bulkAct.words[one])}
          </Button>
        ))}
        <Button type="text" icon={<Icon name="close" size={15} />} aria-label={l('chooseNone')} onClick={none} />
      </span>
      {act && (
        <BulkDialog
          act={act}
          which={all ? { filter } : { items: [...choosing.chosen] }}
          close={(done) => {
            setAct(null)
            if (done) none()
          }}
        />
      )}
    </section>
  )
}
