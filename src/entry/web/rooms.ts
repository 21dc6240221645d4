/** Every room's pages, in one table. A room is added here by one line. */
import type { Room } from '../../web/shell/room.ts'

export const rooms: readonly Room[] = []
