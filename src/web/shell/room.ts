/** What a room tells the shell: its pages and how navigation shows them. Registered in src/entry/web/rooms.ts. */
import type { ComponentType } from 'react'
import type { Role } from '../../platform/contract/role.ts'
import type { Text } from '../../platform/contract/text.ts'
import type { IconName } from '../icons/paths.ts'

export const navGroups = {
  work: { zh: '日常', en: 'Daily work' },
  ledgers: { zh: '台账', en: 'Ledgers' },
  manage: { zh: '管理', en: 'Management' },
} as const satisfies Record<string, Text>
export type NavGroup = keyof typeof navGroups

export interface RoomPage {
  /** Route path with `$name` params: `/hazards/$unit/$id`. */
  readonly path: string
  /** Title of the page, of the browser tab and of its entry in navigation and palette. */
  readonly words: Text
  /** Who may open it; everybody signed in when left out. */
  readonly roles?: readonly Role[]
  /** Shown in navigation; `phone` puts it in the bottom bar, which has room for four. */
  readonly nav?: { readonly icon: IconName; readonly group: NavGroup; readonly order: number; readonly phone?: boolean }
  /** Whose first page after signing in it is; everybody else begins with the first page of navigation that is nobody's. */
  readonly home?: readonly Role[]
  /** The page's module, loaded when first opened: `() => import('./HazardList.tsx')` with a default export. */
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

export interface Room {
  readonly name: string
  readonly pages: readonly RoomPage[]
}
