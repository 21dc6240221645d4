/** Navigation on a desk: grouped, collapsible, remembered on the device. */
import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { useText, useWords } from '../words/words.ts'
import { Mark } from './Mark.tsx'
import { NavLink } from './NavLink.tsx'
import { groupsOf, type NavPage } from './navigation.ts'
import { navGroups } from './room.ts'
import { shellWords } from './words.ts'

const storageKey = 'wufang.navigation'
const remembered = (): boolean => {
  try {
    return localStorage.getItem(storageKey) === 'narrow'
  } catch {
    return false
  }
}

export function SideNav({ pages }: { pages: readonly NavPage[] }) {
  const t = useWords(shellWords)
  const text = useText()
  const [narrow, setNarrow] = useState(remembered)
  const fold = () => {
    setNarrow(!narrow)
    try {
      localStorage.setItem(storageKey, narrow ? 'wide' : 'narrow')
    } catch {
      // Not remembered; that is all.
    }
  }
  return (
    <nav className={narrow ? 'wf-nav wf-nav-narrow wf-no-print' : 'wf-nav wf-no-print'} aria-label={t('navigation')}>
      <Link to="/" className="wf-nav-brand">
        <Mark />
        <span className="wf-nav-words">
          <strong>{t('product')}</strong>
          <small>{t('productLine')}</small>
        </span>
      </Link>
      <div className="wf-nav-scroll">
        {groupsOf(pages).map(({ group, pages: inGroup }) => (
          <section key={group} aria-label={text(navGroups[group])}>
            <h2 className="wf-nav-group">
              <span className="wf-nav-words">{text(navGroups[group])}</span>
            </h2>
            <ul>
              {inGroup.map((page) => (
                <li key={page.path}>
                  <Tooltip title={narrow ? text(page.words) : ''} placement="right">
                    <NavLink page={page} pages={pages} className="wf-nav-link">
                      <Icon name={page.nav.icon} />
                      <span className="wf-nav-words">{text(page.words)}</span>
                    </NavLink>
                  </Tooltip>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <button type="button" className="wf-nav-fold" onClick={fold} aria-expanded={!narrow}>
        <Icon name="sidebar" />
        <span className="wf-nav-words">{t(narrow ? 'expand' : 'collapse')}</span>
      </button>
    </nav>
  )
}
