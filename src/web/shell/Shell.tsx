/** The frame around every page: side navigation and header on a desk, tab bar and sheet on a phone. */
import { Outlet, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useAhead } from '../api/clock.ts'
import { useLive } from '../api/live.ts'
import { usePerson } from '../session/session.ts'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { Header } from './Header.tsx'
import { navigationOf } from './navigation.ts'
import { OfflineBanner } from './OfflineBanner.tsx'
import { Palette } from './Palette.tsx'
import { usePorts } from './ports.ts'
import type { Room } from './room.ts'
import { Shortcuts } from './Shortcuts.tsx'
import { SideNav } from './SideNav.tsx'
import { TabBar } from './TabBar.tsx'
import './panels.css'
import './shell.css'
import { shellWords } from './words.ts'

export function Shell({ rooms }: { rooms: readonly Room[] }) {
  const t = useWords(shellWords)
  const person = usePerson()
  const phone = usePhone()
  const pages = navigationOf(rooms, person)
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const router = useRouter()
  const main = useRef<HTMLElement>(null)
  useLive(usePorts().rooms)
  const ahead = useAhead()

  // A new page starts at its top, and a screen reader starts with its content.
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        main.current?.focus({ preventScroll: true })
        scrollTo(0, 0)
      }),
    [router],
  )

  return (
    <div className={phone ? 'wf-shell wf-shell-phone' : 'wf-shell'}>
      <a className="wf-skip wf-no-print" href="#content">
        {t('skip')}
      </a>
      {!phone && <SideNav pages={pages} />}
      <div className="wf-shell-body">
        <Header onSearch={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
        <OfflineBanner />
        <main id="content" ref={main} tabIndex={-1} className="wf-main">
          <Suspense key={ahead} fallback={<div className="wf-opening">{t('loading')}</div>}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {phone && <TabBar pages={pages} />}
      <Palette
        pages={pages}
        open={open === 'palette'}
        onOpen={() => setOpen('palette')}
        onClose={() => setOpen(null)}
      />
      <Shortcuts
        pages={pages}
        open={open === 'shortcuts'}
        onOpen={() => setOpen('shortcuts')}
        onClose={() => setOpen(null)}
      />
    </div>
  )
}
