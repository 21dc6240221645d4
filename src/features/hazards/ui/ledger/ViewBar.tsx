/** The views (常用视图) above the ledger: those that are always there, one's own, and those shared with the unit. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { holds, usePerson } from '../../../../web/session/session.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import {
  changeView,
  type listViews,
  removeView,
  restoreView,
  setHabit,
  type View,
} from '../../ledger/views/contract.ts'
import { type Address, builtIns, keptOf, sameAddress } from './address.ts'
import { ViewDialog } from './ViewDialog.tsx'
import { ledgerWords } from './words.ts'

type Views = ReplyOf<typeof listViews>

interface ViewBarProps {
  readonly views: Views | undefined
  readonly url: Address
}

interface Shown {
  readonly key: string
  readonly name: string
  readonly asked: Address
  readonly view: View | null
}

function useShown(views: Views | undefined): readonly Shown[] {
  const text = useText()
  const person = usePerson()
  return [
    ...builtIns
      .filter((one) => holds(person, one.roles))
      .map((one) => ({ key: one.name, name: text(one.words), asked: one.asked(), view: null })),
    ...(views?.items ?? []).map((view) => ({ key: view.id, name: view.name, asked: view.asked, view })),
  ]
}

/** The address that opens a view, by its key; null where there is no such view. */
export function useOpening(views: Views | undefined): (key: string) => Address | null {
  const shown = useShown(views)
  return (key) => {
    const found = shown.find((one) => one.key === key)
    return found ? { ...found.asked, view: key } : null
  }
}

export function ViewBar({ views, url }: ViewBarProps) {
  const l = useWords(ledgerWords)
  const navigate = useNavigate()
  const shown = useShown(views)
  const [editing, setEditing] = useState<View | 'new' | null>(null)
  const now = keptOf(url)
  const active =
    shown.find((one) => one.key === url.view) ?? shown.find((one) => one.view === null && sameAddress(one.asked, now))
  const changed = active !== undefined && !sameAddress(active.asked, now)
  const open = (one: Shown) =>
    void navigate({ to: '/hazards' as never, search: { ...one.asked, view: one.key } as never, resetScroll: false })
  return (
    <nav className="hz-views wf-no-print" aria-label={l('views')}>
      <ul>
        {shown.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className="hz-view"
              aria-current={one === active ? 'true' : undefined}
              title={one.view?.unit ? l('sharedBy', { name: one.view.by }) : undefined}
              onClick={() => open(one)}
            >
              {one.view?.unit && <Icon name="people" size={14} />}
              {one.name}
              {views?.habit.opensWith === one.key && <small>{l('isDefault')}</small>}
            </button>
          </li>
        ))}
      </ul>
      <span className="hz-views-acts">
        {views && active && (
          <ViewMenu views={views} active={active} now={now} changed={changed} edit={(view) => setEditing(view)} />
        )}
        <Button
          type="text"
          icon={<Icon name="plus" size={15} />}
          aria-label={l('saveView')}
          onClick={() => setEditing('new')}
        >
          {l('saveView')}
        </Button>
      </span>
      {views && editing && (
        <ViewDialog
          views={views}
          view={editing === 'new' ? null : editing}
          asked={editing === 'new' ? now : editing.asked}
          close={() => setEditing(null)}
        />
      )}
    </nav>
  )
}

interface ViewMenuProps {
  readonly views: Views
  readonly active: Shown
  readonly now: Address
  readonly changed: boolean
  readonly edit: (view: View) => void
}

function ViewMenu({ views, active, now, changed, edit }: ViewMenuProps) {
  const l = useWords(ledgerWords)
  const { message } = App.useApp()
  const keepHabit = useWrite(setHabit)
  const remove = useWrite(removeView)
  const restore = useWrite(restoreView)
  const change = useWrite(changeView)
  const { view } = active
  const opens = views.habit.opensWith === active.key
  const doing = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      const said = problemWords(error)
      void message.error(`${said.title} ${said.detail}`)
    })
  const takeAway = async (gone: View) => {
    await remove.run({ params: { id: gone.id } })
    const key = `removed ${gone.id}`
    void message.open({
      key,
      type: 'success',
      duration: 12,
      content: (
        <>
          {l('removed', { name: gone.name })}{' '}
          <Button
            type="link"
            onClick={() => {
              message.destroy(key)
              void doing(restore.run({ params: { id: gone.id } }))
            }}
          >
            {l('undo')}
          </Button>
        </>
      ),
    })
  }
  const mine = view?.mine ? view : null
  const { columns } = views.habit
  const items = [
    ...(mine && changed ? [{ key: 'save', label: l('saveChanges') }] : []),
    ...(mine ? [{ key: 'edit', label: l('change') }] : []),
    { key: 'opens', label: l(opens ? 'opensNot' : 'opensHere') },
    ...(mine ? [{ key: 'remove', label: l('remove'), danger: true }] : []),
  ]
  const act = (key: string): Promise<unknown> | undefined => {
    if (key === 'opens') return keepHabit.run({ body: { opensWith: opens ? null : active.key, columns } })
    if (!mine) return undefined
    if (key === 'edit') edit(mine)
    if (key === 'remove') return takeAway(mine)
    const { name, version, unit, id } = mine
    if (key === 'save')
      return change.run({ params: { id }, body: { name, version, asked: now, shareWith: unit?.id ?? null } })
    return undefined
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void doing(act(key) ?? Promise.resolve()) }}
      placement="bottomRight"
    >
      <Button
        type="text"
        icon={<Icon name="more" size={16} />}
        aria-label={l('viewMore', { name: active.name })}
        aria-haspopup="menu"
      />
    </Dropdown>
  )
}
