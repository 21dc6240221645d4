/** Joins the shell with the rooms it does not know: identity fills in the session and the sign-in form. */
import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, useCallback, useEffect, useState } from 'react'
import { SignInForm } from '../../features/identity/ui/SignInForm.tsx'
import { useIdentitySession, useMe, useRefreshMe } from '../../features/identity/ui/session.ts'
import { useOutboxRunner } from '../../web/api/connection.ts'
import { pump } from '../../web/api/outbox.ts'
import { SessionContext } from '../../web/session/session.ts'
import { Providers } from '../../web/shell/Providers.tsx'
import { type Ports, PortsContext } from '../../web/shell/ports.ts'
import { SignInDialog } from '../../web/shell/SignInDialog.tsx'
import { makeRouter } from '../../web/shell/tree.tsx'
import { openPages } from './open-pages.ts'
import { rooms, roomsOf } from './rooms.ts'
import { search } from './search.ts'

const router = makeRouter(rooms, openPages)
/** Not there in production, so not loaded there. */
const DemoClock = lazy(() => import('../../features/demo/ui/DemoClock.tsx'))
const Bell = lazy(() => import('../../features/warnings/ui/bell/Bell.tsx'))

const DemoTools = () => (
  <>
    <DemoClock />
    <Bell />
  </>
)

const ports: Ports = {
  search,
  rooms: roomsOf,
  SignInForm,
  signInPath: '/sign-in',
  accountPath: '/account',
  HeaderTool: Bell,
}
const demoPorts: Ports = { ...ports, HeaderTool: DemoTools }

/** Raised by the client when a read meets 401 (see main.tsx). */
export const ended = new EventTarget()
export const endedEvent = 'ended'

export function App({ client }: { client: QueryClient }) {
  return (
    <Providers client={client}>
      <Inside client={client} />
    </Providers>
  )
}

function Inside({ client }: { client: QueryClient }) {
  const [over, setOver] = useState(false)
  const needSignIn = useCallback(() => setOver(true), [])
  const session = useIdentitySession(needSignIn)
  const refreshMe = useRefreshMe()
  const demo = typeof useMe().data?.demoClock === 'number'
  const account = session.now.state === 'in' ? session.now.person.account : null

  useEffect(() => {
    ended.addEventListener(endedEvent, needSignIn)
    return () => ended.removeEventListener(endedEvent, needSignIn)
  }, [needSignIn])
  useOutboxRunner(account, needSignIn)

  const signedIn = async () => {
    const who = await refreshMe()
    // The page on screen belongs to whoever opened it; somebody else starts from the beginning.
    if (who?.accountId !== account) return location.assign('/')
    setOver(false)
    await client.invalidateQueries()
    await pump(true)
  }

  return (
    <SessionContext value={session}>
      <PortsContext value={demo ? demoPorts : ports}>
        <RouterProvider router={router} />
        <SignInDialog open={over && account !== null} done={() => void signedIn()} />
      </PortsContext>
    </SessionContext>
  )
}
