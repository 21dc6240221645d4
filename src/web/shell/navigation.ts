/** Which pages a person sees in navigation, from the rooms' one table. */
import { holds, type Person } from '../session/session.ts'
import { type NavGroup, navGroups, type Room, type RoomPage } from './room.ts'

export type NavPage = RoomPage & { readonly nav: NonNullable<RoomPage['nav']> }

const shown = (page: RoomPage): page is NavPage => page.nav !== undefined

export function navigationOf(rooms: readonly Room[], person: Person): readonly NavPage[] {
  return rooms
    .flatMap((room) => room.pages)
    .filter(shown)
    .filter((page) => holds(person, page.roles))
    .sort((a, b) => a.nav.order - b.nav.order)
}

export function groupsOf(pages: readonly NavPage[]): { group: NavGroup; pages: NavPage[] }[] {
  return (Object.keys(navGroups) as NavGroup[])
    .map((group) => ({ group, pages: pages.filter((page) => page.nav.group === group) }))
    .filter((one) => one.pages.length > 0)
}

/** The page that the address lies under; the nearest, where one page lies under another. */
export function currentOf(pages: readonly NavPage[], pathname: string): NavPage | undefined {
  const over = pages.filter(
    ({ path }) => path === pathname || (path !== '/' && pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
  )
  return over.sort((a, b) => b.path.length - a.path.length)[0]
}

/** The bottom bar's four: those that ask for it first, then by order. */
export function barOf(pages: readonly NavPage[]): NavPage[] {
  const first = pages.filter((page) => page.nav.phone)
  return [...first, ...pages.filter((page) => !page.nav.phone)].slice(0, 4)
}
