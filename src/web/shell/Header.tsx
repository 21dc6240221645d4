/** Search, connection and queue, theme and language, and the person. */
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Mark } from './Mark.tsx'
import { usePorts } from './ports.ts'
import { QueueMenu } from './QueueMenu.tsx'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { shellWords } from './words.ts'

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function Header({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const t = useWords(shellWords)
  const phone = usePhone()
  const { HeaderTool } = usePorts()
  return (
    <header className="wf-header wf-no-print">
      {phone && (
        <Link to="/" className="wf-header-brand">
          <Mark size={26} />
          <strong>{t('product')}</strong>
        </Link>
      )}
      {phone ? (
        <button type="button" className="wf-header-button" onClick={onSearch} aria-label={t('search')}>
          <Icon name="search" size={20} />
        </button>
      ) : (
        <button type="button" className="wf-header-search" onClick={onSearch}>
          <Icon name="search" size={16} />
          <span>{t('searchHint')}</span>
          <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
      )}
      <div className="wf-header-tools">
        <Suspense>
          <HeaderTool />
        </Suspense>
        <QueueMenu />
        {!phone && (
          <>
            <LanguageSwitch />
            <ThemeSwitch />
            <button type="button" className="wf-header-button" onClick={onShortcuts} aria-label={t('shortcuts')}>
              <Icon name="keyboard" />
            </button>
          </>
        )}
        <AccountMenu />
      </div>
    </header>
  )
}
