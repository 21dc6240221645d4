/** Who is signed in, by which positions, and the way out. */
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Drawer, Popover } from 'antd'
import { useState } from 'react'
import { role } from '../../platform/contract/role.ts'
import { useOutbox } from '../api/outbox-hook.ts'
import { Icon } from '../icons/Icon.tsx'
import { PersonLine } from '../kit/PersonLine.tsx'
import { usePerson, useSession } from '../session/session.ts'
import { usePhone } from '../theme/media.ts'
import { useText, useWords } from '../words/words.ts'
import { usePorts } from './ports.ts'
import { SwitchRows } from './switches.tsx'
import { shellWords } from './words.ts'

export function AccountMenu() {
  const t = useWords(shellWords)
  const text = useText()
  const person = usePerson()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const main = person.positions[0]
  const button = (
    <button
      type="button"
      className="wf-account"
      onClick={() => setOpen(!open)}
      aria-expanded={open}
      aria-haspopup="dialog"
    >
      <span className="wf-account-mark" aria-hidden="true">
        {person.name.slice(-1)}
      </span>
      <span className={phone ? 'wf-hidden' : 'wf-account-words'}>
        <strong>{person.name}</strong>
        <small>
          {main ? `${text(main.unitName)} · ${main.title || text(role.words[main.role])}` : t('noPosition')}
        </small>
      </span>
    </button>
  )
  const panel = <AccountPanel close={() => setOpen(false)} />
  if (phone) {
    return (
      <>
        {button}
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement="bottom"
          size="auto"
          title={t('account')}
          rootClassName="wf-sheet"
        >
          {panel}
        </Drawer>
      </>
    )
  }
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" arrow={false} content={panel}>
      {button}
    </Popover>
  )
}

function AccountPanel({ close }: { close: () => void }) {
  const t = useWords(shellWords)
  const text = useText()
  const person = usePerson()
  const { signOut } = useSession()
  const { accountPath, signInPath } = usePorts()
  const { modal } = App.useApp()
  const { items } = useOutbox()
  const navigate = useNavigate()
  const phone = usePhone()

  const leave = async () => {
    if (items.length > 0) {
      const sure = await modal.confirm({
        title: t('signOut'),
        content: t('signOutQueued', { count: items.length }),
        okText: t('signOut'),
      })
      if (!sure) return
    }
    close()
    await signOut()
    await navigate({ to: signInPath })
  }

  return (
    <div className="wf-account-panel">
      <div>
        <strong className="wf-account-name">{person.name}</strong>
        <h3>{t('positions')}</h3>
        {person.positions.length === 0 && <p className="wf-muted">{t('noPosition')}</p>}
        <ul>
          {person.positions.map((position) => (
            <li key={position.id}>
              <PersonLine name={position.title || text(role.words[position.role])} onBehalfOf={position.actingFor} />
              <small>{text(position.unitName)}</small>
            </li>
          ))}
        </ul>
      </div>
      {phone && <SwitchRows />}
      <div className="wf-account-actions">
        {accountPath && (
          <Link to={accountPath} onClick={close}>
            <Icon name="key" size={16} />
            {t('accountPage')}
          </Link>
        )}
        <Button block icon={<Icon name="signOut" size={16} />} onClick={() => void leave()}>
          {t('signOut')}
        </Button>
      </div>
    </div>
  )
}
