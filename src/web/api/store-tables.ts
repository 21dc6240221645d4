/** The tables of the device's store. A version that was released is never edited; a later one adds to it. */
import { Dexie, type EntityTable } from 'dexie'
import type { Draft, Kept, KeptPass, OutboxItem } from './store.ts'

export class Store extends Dexie {
  declare readonly outbox: EntityTable<OutboxItem, 'key'>
  declare readonly drafts: EntityTable<Draft, 'key'>
  declare readonly kept: EntityTable<Kept, 'key'>
  declare readonly passes: EntityTable<KeptPass, 'nonce'>
  constructor() {
    super('wufang')
    this.version(1).stores({ outbox: 'key, seq, account', drafts: 'key, account' })
    this.version(2).stores({ kept: 'key' })
    this.version(3).stores({ passes: 'nonce, at' })
  }
}
