/** Rows of the permission table about places, their codes and what is reported by them. */
import { newId } from '../../src/platform/id.ts'
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const keepers = 'officer:o director:o'
const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const police = `${facility} ${leaders} guidance:ocs auditor:ocs`

const version = 999
const reason = '核对'
const unit = (target: Target) => ({ params: { unitId: target.unitId } })
const place = (target: Target) => ({ params: { unitId: target.unitId, id: target.placeId } })
const placeWith = (body: object) => (target: Target) => ({ ...place(target), body: { version, ...body } })
const placeFields = { kind: 'room', nameEn: null, code: null, families: [] }
const token = (target: Target) => ({ params: { token: target.token } })
const scan = (target: Target) => ({ params: { unitId: target.unitId, id: target.scanId } })
const scanWith = (body: object) => (target: Target) => ({ ...scan(target), body: { version, ...body } })

const shows = (reply: { items: readonly { unitId: number }[] }, target: Target): boolean =>
  reply.items.some((item) => item.unitId === target.unitId)

export const placeRows: Readonly<Record<string, Row>> = {
  // places: kept by the facility's officers and director
  'places.facilities': {
    may: police,
    ask: nothing,
    shows: (reply: { items: readonly { id: number }[] }, target) => reply.items.some((one) => one.id === target.unitId),
  },
  'places.list': { may: police, ask: unit },
  'places.history': { may: police, ask: place },
  'places.add': {
    may: keepers,
    ask: (target) => ({ ...unit(target), body: { parentId: null, name: newId(), ...placeFields } }),
  },
  'places.addMany': {
    may: keepers,
    ask: (target) => ({ ...unit(target), body: { parentId: null, lines: ['办公楼 / 一层 / 值班室'] } }),
  },
  'places.change': { may: keepers, ask: placeWith({ name: '值班室', ...placeFields }) },
  'places.move': { may: keepers, ask: placeWith({ parentId: null, before: null }) },
  'places.retire': { may: keepers, ask: placeWith({ reason }) },
  'places.restore': { may: keepers, ask: placeWith({}) },
  'places.issueCodes': {
    may: keepers,
    ask: (target) => ({ ...unit(target), body: { placeIds: [target.placeId] } }),
  },
  'places.revokeCode': {
    may: keepers,
    ask: (target) => ({ params: { unitId: target.unitId, id: newId() }, body: { reason } }),
    madeUp: true,
  },

  // reports by code: whoever holds a label may send one, not signed in too
  'scan.label': { may: 'anyone', ask: token },
  'scan.send': {
    may: 'anyone',
    ask: (target) => ({ ...token(target), body: { ticket: 'x', words: '地面积水', photos: [], website: '' } }),
  },
  'scan.receipt': { may: 'anyone', ask: () => ({ params: { receipt: 'AAAAAAAAAA' } }), madeUp: true },
  'scan.report': {
    may: `${facility} ${leaders} guidance:ocs`,
    ask: (target) => ({ ...token(target), body: { family: 'fire', words: '地面积水', photos: [] } }),
  },
  'scan.list': { may: police, ask: nothing, shows },
  'scan.read': { may: police, ask: scan },
  'scan.confirm': {
    may: keepers,
    ask: scanWith({ family: 'fire', object: '值班室', finding: '地面积水', note: '', suggestedGrade: null }),
  },
  'scan.dismiss': { may: keepers, ask: scanWith({ reason }) },
}
