/**
 * The check on the round: items in walking order, one open at a time. On a phone the open item unfolds in the list; on
 * a desk the list stands beside it. A complete pass goes on by itself to the next open item.
 */
import { Button, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { type Given, gapsOf } from '../../../../domain/checklist/checklist.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { typing } from '../../../../web/shell/keys.ts'
import { useTitle } from '../../../../web/shell/title.ts'
import { usePhone, useStillness } from '../../../../web/theme/media.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { verdict } from '../../checklists/contract.ts'
import type { Activity } from '../../contract.ts'
import { activityWords } from '../words.ts'
import { ItemCard } from './ItemCard.tsx'
import { ItemList } from './ItemList.tsx'
import { givenOf } from './local.ts'
import { RunHead } from './RunHead.tsx'
import { Summary } from './Summary.tsx'
import { useRun } from './use-run.ts'

/** By what the server holds; the device's own answers are laid over it a moment later. */
const firstGap = (activity: Activity): string | undefined => gapsOf(activity.sheet.items, activity.answers)[0]?.item.id

export function Runner({ activity, reread }: { activity: Activity; reread: () => void }) {
  const t = useWords(activityWords)
  const text = useText()
  const phone = usePhone()
  const still = useStillness()
  const run = useRun(activity, reread)
  const { items } = activity.sheet
  // Coming back in the middle: straight to where it was left.
  const [open, setOpen] = useState<string | null>(() =>
    activity.answers.length > 0 ? (firstGap(activity) ?? null) : null,
  )
  const [reviewing, setReviewing] = useState(false)
  useTitle(text(activity.checklist.title))

  const given: Given[] = items.flatMap((item) => givenOf(item.id, run.shown(item.id)) ?? [])
  const gaps = gapsOf(items, given)
  // Fixed at the start: a first item that becomes complete while somebody writes in it stays open.
  const [first] = useState(() => firstGap(activity) ?? items[0]?.id ?? null)
  const at = open ?? first
  const index = items.findIndex((item) => item.id === at)
  const current = items[index]

  const moveTo = useCallback((id: string) => {
    setReviewing(false)
    setOpen(id)
  }, [])
  /** The next item after this one that is not complete, around the end. */
  const onward = (from: string) => {
    const start = items.findIndex((item) => item.id === from)
    const order = [...items.slice(start + 1), ...items.slice(0, start)]
    const missing = new Set(gaps.map((gap) => gap.item.id))
    const next = order.find((item) => missing.has(item.id))
    if (next) moveTo(next.id)
    else setReviewing(true)
  }

  useEffect(() => {
    if (open === null || !run.ready) return
    const card = document.getElementById(`item-${open}`)
    card?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' })
  }, [open, still, run.ready])

  // On a desk: 1, 2, 3 answer; n and p walk.
  useEffect(() => {
    if (phone || reviewing) return
    const pressed = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey || !current) return
      const answer = verdict.terms[Number(event.key) - 1]
      if (answer) run.change(current.id, { verdict: answer })
      const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : 0
      const next = items[index + step]
      if (step !== 0 && next) moveTo(next.id)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [phone, reviewing, current, index, items, run, moveTo])

  if (!run.ready) return <Skeleton active className="wf-page" />
  if (reviewing)
    return (
      <Summary activity={activity} run={run} gaps={gaps} given={given} goTo={moveTo} back={() => setReviewing(false)} />
    )
  const card = (id: string) => {
    const number = items.findIndex((item) => item.id === id)
    const item = items[number]
    return item ? (
      <ItemCard key={id} item={item} number={number + 1} shown={run.shown(id)} run={run} onward={() => onward(id)} />
    ) : null
  }
  return (
    <article className="wf-act-run">
      <RunHead activity={activity} run={run} done={items.length - gaps.length} given={given} />
      <div className="wf-act-body">
        <ItemList
          sheet={activity.sheet}
          gaps={gaps}
          run={run}
          current={at}
          open={(id) => setOpen(id)}
          inside={phone ? card : null}
        />
        {!phone && at && <section className="wf-act-desk">{card(at)}</section>}
      </div>
      <footer className="wf-act-foot wf-no-print">
        <span role="status">{gaps.length > 0 ? t('remaining', { count: gaps.length }) : t('nothingMissing')}</span>
        <Button type={gaps.length === 0 ? 'primary' : 'default'} onClick={() => setReviewing(true)}>
          {t('toSummary')}
          <Icon name="right" size={15} />
        </Button>
      </footer>
    </article>
  )
}
