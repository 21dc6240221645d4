/** Navigation on a phone: four pages within a thumb's reach, the rest in a sheet. */
import { Drawer } from 'antd'
import { useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useText, useWords } from '../words/words.ts'
import { NavLink } from './NavLink.tsx'
import { barOf, groupsOf, type NavPage } from './navigation.ts'
import { navGroups } from './room.ts'
import { shellWords } from './words.ts'

export function TabBar({ pages }: { pages: readonly NavPage[] }) {
  const t = useWords(shellWords)
  const text = useText()
  const [open, setOpen] = useState(false)
  const bar = barOf(pages)
  return (
    <nav className="wf-tabs wf-no-print" aria-label={t('navigation')}>
      {bar.map((page) => (
        <NavLink key={page.path} page={page} pages={pages} className="wf-tab">
          <Icon name={page.nav.icon} size={22} />
          <span>{text(page.words)}</span>
        </NavLink>
      ))}
      <button type="button" className="wf-tab" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="menu" size={22} />
        <span>{t('more')}</span>
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="auto"
        title={t('navigation')}
        rootClassName="wf-sheet"
      >
        {groupsOf(pages).map(({ group, pages: inGroup }) => (
          <section key={group}>
            <h2 className="wf-nav-group">{text(navGroups[group])}</h2>
            <ul className="wf-sheet-list">
              {inGroup.map((page) => (
                <li key={page.path}>
                  <NavLink page={page} pages={pages} className="wf-sheet-link" onClick={() => setOpen(false)}>
                    <Icon name={page.nav.icon} size={20} />
                    {text(page.words)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Drawer>
    </nav>
  )
}
