/** The round in walking order, by area; each row says how its item stands. */
import type { ReactNode } from 'react'
import type { Gap } from '../../../../domain/checklist/checklist.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Checklist, gapKind, verdict } from '../../checklists/contract.ts'
import { activityWords } from '../words.ts'
import type { Run } from './use-run.ts'

interface ItemListProps {
  readonly sheet: Checklist
  readonly gaps: readonly Gap[]
  readonly run: Run
  readonly current: string | null
  readonly open: (item: string) => void
  /** On a phone the open item unfolds here. */
  readonly inside: ((item: string) => ReactNode) | null
}

export function ItemList({ sheet, gaps, run, current, open, inside }: ItemListProps) {
  const t = useWords(activityWords)
  const text = useText()
  const gapOfItem = new Map(gaps.map((gap) => [gap.item.id, gap.kind]))
  return (
    <nav className="wf-act-list" aria-label={t('itemsList')}>
      {sheet.areas.map((area) => {
        const items = sheet.items.filter((item) => item.area === area.id)
        const left = items.filter((item) => gapOfItem.has(item.id)).length
        return (
          <section key={area.id}>
            <h2>
              {text(area.title)}
              <small>{t('progressOf', { done: items.length - left, all: items.length })}</small>
            </h2>
            <ol>
              {items.map((item) => {
                const shown = run.shown(item.id)
                const gap = gapOfItem.get(item.id)
                const here = item.id === current
                const state = shown.verdict === null ? 'open' : gap ? 'gap' : shown.verdict
                const words =
                  shown.verdict === null
                    ? t('unanswered')
                    : text(gap ? gapKind.words[gap] : verdict.words[shown.verdict])
                return (
                  <li key={item.id} id={`item-${item.id}`} className={here ? 'wf-act-here' : undefined}>
                    {here && inside ? (
                      inside(item.id)
                    ) : (
                      <button
                        type="button"
                        className={`wf-act-row wf-act-row-${state}`}
                        aria-current={here ? 'step' : undefined}
                        onClick={() => open(item.id)}
                      >
                        <span className="wf-act-row-words">
                          <strong>{text(item.object)}</strong>
                          <small>{text(item.place)}</small>
                        </span>
                        <span className="wf-act-row-state">
                          {shown.state === 'refused' && <Icon name="hazard" size={14} />}
                          {words}
                        </span>
                      </button>
                    )}
                  </li>
                )
              })}
            </ol>
          </section>
        )
      })}
    </nav>
  )
}
