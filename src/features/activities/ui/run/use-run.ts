/**
 * Running a check: every change is kept on the device at once and sent through the outbox; photos are sent one by one
 * and then join their answer. Closing the page, losing the connection or the session loses nothing.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '../../../../web/api/draft.ts'
import { letGo, submit } from '../../../../web/api/outbox.ts'
import { useOutbox } from '../../../../web/api/outbox-hook.ts'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { usePerson } from '../../../../web/session/session.ts'
import { type Activity, answerItem } from '../../contract.ts'
import { type Confirmed, heldOf, type Local, type Locals, type Shown, sameAs, shownOf } from './local.ts'
import { usePhotoSender } from './use-photo-sender.ts'

/** Typing pauses this long before it is sent. */
const settle = 900

export const subjectOf = (id: string): string => `activity ${id}`

export type Change = Partial<Pick<Local, 'verdict' | 'note' | 'files' | 'pending'>>

export interface Run {
  readonly ready: boolean
  shown(item: string): Shown
  /** Takes a change; `later` waits until typing pauses. */
  change(item: string, change: Change, later?: boolean): void
  /** Sends again what was refused, over what the server holds now. */
  insist(item: string): void
  /** Gives up the device's answer for the server's. */
  yieldTo(item: string): void
  /** Photos that are not with the server yet. */
  readonly photosWaiting: number
  /** Answers in the outbox. */
  readonly waiting: number
  /** Problem with the last photo that was refused for good. */
  readonly photoProblem: { readonly item: string; readonly detail: string } | null
}

export function useRun(activity: Activity, reread: () => void): Run {
  const { account } = usePerson()
  const draft = subjectOf(activity.id)
  const [locals, setLocals] = useState<Locals>({})
  const [confirmed, setConfirmed] = useState<Readonly<Record<string, Confirmed>>>({})
  const [ready, setReady] = useState(false)

  // The newest values, for what runs after the render that made it.
  const now = useRef({ locals, confirmed, activity, reread })
  now.current = { locals, confirmed, activity, reread }
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const keys = useRef(new Set<string>())

  const server = useMemo(() => new Map(activity.answers.map((answer) => [answer.item, answer])), [activity.answers])
  const held = useCallback((item: string) => heldOf(server.get(item), confirmed[item]), [server, confirmed])
  const heldNow = useCallback((item: string) => {
    const { activity: latest, confirmed: since } = now.current
    return heldOf(
      latest.answers.find((answer) => answer.item === item),
      since[item],
    )
  }, [])

  const put = useCallback(
    (next: Locals) => {
      now.current.locals = next
      setLocals(next)
      void (Object.keys(next).length === 0 ? dropDraft(account, draft) : keepDraft(account, draft, next))
    },
    [account, draft],
  )
  const patch = useCallback(
    (item: string, change: Partial<Local>) => {
      const before = now.current.locals[item]
      if (before) put({ ...now.current.locals, [item]: { ...before, ...change } })
    },
    [put],
  )
  const drop = useCallback(
    (item: string) => {
      const { [item]: _, ...rest } = now.current.locals
      put(rest)
    },
    [put],
  )

  const send = useCallback(
    async (item: string) => {
      clearTimeout(timers.current.get(item))
      timers.current.delete(item)
      const mine = now.current.locals[item]
      if (!mine || mine.verdict === null) return
      const { verdict, files } = mine
      const note = mine.note.trim()
      patch(item, { state: 'sending', problem: null })
      const sent = now.current.locals[item]
      const label = now.current.activity.sheet?.items.find((one) => one.id === item)?.object
      const { unitId, id } = now.current.activity
      const replaces = heldNow(item)?.version ?? 0
      const { key, outcome } = await submit(
        answerItem,
        { params: { unitId, id, item }, body: { verdict, note, files, replaces } },
        { subject: subjectOf(id), ...(label ? { label } : {}) },
      )
      keys.current.add(key)
      try {
        const result = await outcome
        const after = now.current.locals[item]
        if (result.state === 'queued') {
          if (after === sent) patch(item, { state: 'queued' })
          return
        }
        const { version } = result.reply as { version: number }
        const answer = { verdict, note, files, version }
        setConfirmed((before) => ({ ...before, [item]: answer }))
        // Changed meanwhile: the newer change sends itself.
        if (after && sameAs(after, answer) && after.pending.length === 0) drop(item)
      } catch (error) {
        const problem = error instanceof ProblemError ? error.problem : null
        patch(item, { state: 'refused', problem })
        now.current.reread()
      } finally {
        keys.current.delete(key)
      }
    },
    [patch, drop, heldNow],
  )

  const change = useCallback(
    (item: string, what: Change, later = false) => {
      const before = shownOf(heldNow(item), now.current.locals[item])
      const next: Local = {
        verdict: before.verdict,
        note: before.note,
        files: before.files,
        pending: before.pending,
        ...what,
        state: 'typed',
        problem: null,
      }
      put({ ...now.current.locals, [item]: next })
      clearTimeout(timers.current.get(item))
      if (later)
        timers.current.set(
          item,
          setTimeout(() => void send(item), settle),
        )
      else void send(item)
    },
    [heldNow, put, send],
  )

  // Back on the page: what was not confirmed goes out again.
  useEffect(() => {
    let gone = false
    readDraft(account, draft).then(
      (found) => {
        if (gone) return
        const kept: Record<string, Local> = {}
        for (const [item, local] of Object.entries((found?.values ?? {}) as Locals)) {
          const there = heldNow(item)
          if (there && sameAs(local, there) && local.pending.length === 0) continue
          kept[item] = { ...local, state: 'typed', problem: null }
        }
        if (found) put({ ...kept, ...now.current.locals })
        setReady(true)
        for (const item of Object.keys(kept)) void send(item)
      },
      // A browser without storage still runs the check, online.
      () => !gone && setReady(true),
    )
    return () => {
      gone = true
    }
  }, [account, draft, heldNow, put, send])

  // The outbox delivered what had waited: once the server holds it, the device's copy goes.
  useEffect(() => {
    const rest = Object.entries(now.current.locals).filter(([item, local]) => {
      const there = heldOf(server.get(item), now.current.confirmed[item])
      return !(local.state === 'queued' && there && sameAs(local, there) && local.pending.length === 0)
    })
    if (rest.length < Object.keys(now.current.locals).length) put(Object.fromEntries(rest))
  }, [server, put])
  const { items } = useOutbox()
  const waiting = items.filter((item) => item.subject === draft).length
  const waitedBefore = useRef(0)
  useEffect(() => {
    if (waiting === 0 && waitedBefore.current > 0) now.current.reread()
    waitedBefore.current = waiting
  }, [waiting])

  // Leaving: what is still being typed goes to the outbox, and refusals go to the queue's list.
  useEffect(() => {
    const waiting = timers.current
    const mine = keys.current
    const flush = () => {
      for (const item of [...waiting.keys()]) void send(item)
    }
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
      letGo(mine)
    }
  }, [send])

  const photos = usePhotoSender({
    unitId: activity.unitId,
    locals,
    sent: (item, key, id) => {
      const local = now.current.locals[item]
      if (!local) return
      change(item, {
        files: [...local.files, id],
        pending: local.pending.filter((photo) => photo.key !== key),
      })
    },
    refused: (item, key) => {
      const local = now.current.locals[item]
      if (local) change(item, { pending: local.pending.filter((photo) => photo.key !== key) })
    },
  })

  return {
    ready,
    shown: (item) => shownOf(held(item), locals[item]),
    change,
    insist: (item) => void send(item),
    yieldTo: drop,
    waiting,
    photosWaiting: Object.values(locals).reduce((count, local) => count + local.pending.length, 0),
    photoProblem: photos.problem,
  }
}
