/** Every room of the house, in one list: what is not here is not served. */
import type { TaskKind } from '../platform/contract/task.ts'
import type { Reaction, Served } from '../platform/endpoint.ts'
import { platformRoutes } from '../platform/routes.ts'

export const routes: readonly Served[] = [...platformRoutes]

/** What happens in the same transaction when another room records an event. */
export const reactions: readonly Reaction[] = []

export const taskKinds: readonly TaskKind[] = []
