/** The route tree, made from the rooms' tables. Every page is its own file, loaded when first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useRouter,
} from '@tanstack/react-router'
import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { holds, usePerson, useSession } from '../session/session.ts'
import { useText, useWords } from '../words/words.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { Notice } from './Notice.tsx'
import { navigationOf } from './navigation.ts'
import { usePorts } from './ports.ts'
import type { Room, RoomPage } from './room.ts'
import { Shell } from './Shell.tsx'
import { useTitle } from './title.ts'
import { shellWords } from './words.ts'

/** A page outside of the frame, open to visitors: sign-in, the style page. */
export interface OpenPage {
  readonly path: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** Plain query strings: `?state=open&sort=-due`, all values text. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

export function makeRouter(rooms: readonly Room[], open: readonly OpenPage[]) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ErrorPage })
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => <Guarded rooms={rooms} />,
    errorComponent: ErrorPage,
  })
  const pages = rooms.flatMap((room) => room.pages)
  const inside = pages.map((page) => {
    const Content = lazyRouteComponent(page.load)
    return createRoute({
      getParentRoute: () => shell,
      path: page.path,
      component: () => <RolePage page={page} Content={Content} />,
    })
  })
  const index = createRoute({ getParentRoute: () => shell, path: '/', component: () => <FirstPage rooms={rooms} /> })
  const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })
  const outside = open.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: lazyRouteComponent(page.load) }),
  )
  return createRouter({
    routeTree: root.addChildren([shell.addChildren([index, ...inside, elsewhere]), ...outside]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  })
}

/** Pages inside the frame are for the signed-in. */
function Guarded({ rooms }: { rooms: readonly Room[] }) {
  const t = useWords(shellWords)
  const { now } = useSession()
  const { signInPath } = usePorts()
  const router = useRouter()
  // Where the visitor wanted to go; the address changes under us while we send them away.
  const [here] = useState(() => router.state.location.href)
  if (now.state === 'loading') return <div className="wf-opening">{t('loading')}</div>
  if (now.state === 'out') return <Navigate to={signInPath} search={{ to: here } as never} replace />
  if (now.state === 'unreachable') {
    return (
      <Notice
        icon="offline"
        title={t('unreachable')}
        hint={t('unreachableHint')}
        actions={
          <Button type="primary" onClick={now.retry}>
            {t('retry')}
          </Button>
        }
      />
    )
  }
  return <Shell rooms={rooms} />
}

function RolePage({ page, Content }: { page: RoomPage; Content: ComponentType }) {
  const t = useWords(shellWords)
  const text = useText()
  const person = usePerson()
  useTitle(text(page.words))
  if (holds(person, page.roles)) return <Content />
  return <Notice icon="key" title={t('forbidden')} hint={t('forbiddenHint')} actions={<HomeButton />} />
}

/** The page that is the person's home, or the first of navigation that is nobody's in particular. */
function FirstPage({ rooms }: { rooms: readonly Room[] }) {
  const person = usePerson()
  const pages = navigationOf(rooms, person)
  const first = pages.find((page) => page.home && holds(person, page.home)) ?? pages.find((page) => !page.home)
  return first ? <Navigate to={first.path} replace /> : <NotFound />
}

function NotFound() {
  const t = useWords(shellWords)
  return <Notice icon="search" title={t('notFound')} hint={t('notFoundHint')} actions={<HomeButton />} />
}

function HomeButton() {
  const t = useWords(shellWords)
  return (
    <Button type="primary" href="/">
      {t('home')}
    </Button>
  )
}
