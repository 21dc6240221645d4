/** Whose a view is, and with whom it may be shared. Pure. */
import type { Role } from '../../../../platform/contract/role.ts'
import { sharers } from './contract.ts'

export interface Post {
  readonly unitId: number
  readonly role: Role
}

export interface Kept {
  readonly accountId: string
  readonly unitId: number
  readonly shared: boolean
}

export const mayShare = (posts: readonly Post[], unitId: number): boolean =>
  posts.some((post) => post.unitId === unitId && (sharers as readonly Role[]).includes(post.role))

/** One's own; or, where it is shared, whoever may share at that unit. */
export const mayChange = (view: Kept, accountId: string, posts: readonly Post[]): boolean =>
  view.accountId === accountId || (view.shared && mayShare(posts, view.unitId))
