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
import type { Check } from '../check.ts'
import { activityWords } from '../words.ts'
import { ItemCard } from './ItemCard.tsx'
import { ItemList } from './ItemList.tsx'
import { givenOf } from './local.ts'
import { RunHead } from './RunHead.tsx'
import { Summary } from './Summary.tsx'
import { type Run, useRun } from './use-run.ts'

export function Runner({ activity, reread }: { activity: Check; reread: () => void }) {
  const run = useRun(activity, reread)
  return run.ready ? <Round activity={activity} run={run} /> : <Skeleton active className="wf-page" />
}

/** Begins at the first item that is not complete, by what server and device hold together. */
function Round({ activity, run }: { activity: Check; run: Run }) {
  const t = useWords(activityWords)
  const text = useText()
  const phone = usePhone()
  const still = useStillness()
  const { items } = activity.sheet
  const given: Given[] = items.flatMap((item) => givenOf(item.id, run.shown(item.id)) ?? [])
  const gaps = gapsOf(items, given)
  const [at, setAt] = useState(() => gaps[0]?.item.id ?? items[0]?.id ?? null)
  const [moved, setMoved] = useState(given.length > 0)
  const [reviewing, setReviewing] = useState(false)
  useTitle(text(activity.checklist.title))

  const index = items.findIndex((item) => item.id === at)
  const current = items[index]

  const moveTo = useCallback((id: string) => {
    setReviewing(false)
    setMoved(true)
    setAt(id)
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
    if (!moved || reviewing) return
    const card = document.getElementById(`item-${at}`)
    card?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' })
  }, [at, moved, reviewing, still])

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
          open={moveTo}
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
