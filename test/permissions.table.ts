/**
 * Who may do what to whom, for every endpoint. Whatever a row does not name is denied, and so is everybody who is not
 * signed in. Columns and letters are explained in permissions/subjects.ts: o own, c the city's facility in the same
 * county, s the next county's, x another city's.
 */

import { accountabilityRows } from './permissions/accountability-rows.ts'
import { archiveRows } from './permissions/archive-rows.ts'
import { identityRows } from './permissions/identity-rows.ts'
import { importRows } from './permissions/import-rows.ts'
import { incidentRows } from './permissions/incident-rows.ts'
import { ledgerRows } from './permissions/ledger-rows.ts'
import { libraryRows } from './permissions/library-rows.ts'
import { moneyRows } from './permissions/money-rows.ts'
import { photoRows } from './permissions/photo-rows.ts'
import { placeRows } from './permissions/place-rows.ts'
import { responsibilityRows } from './permissions/responsibility-rows.ts'
import { riskRows } from './permissions/risk-rows.ts'
import { nothing, type Row } from './permissions/row.ts'
import { sheetRows } from './permissions/sheet-rows.ts'
import type { Target } from './permissions/subjects.ts'
import { talkRows } from './permissions/talk-rows.ts'
import { warningRows } from './permissions/warning-rows.ts'

// ── groups ───────────────────────────────────────────────────────────────────────────────────────────────────────

const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const overseers = 'guidance:ocs auditor:ocs'
const police = `${facility} ${leaders} ${overseers}`
const administrators = 'system:ocs security:ocs audit:ocs'
const recorders =
  'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* department:* otherDepartment:* squadron:*'
const policeAnywhere = 'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* auditor:*'

// ── requests ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Nobody has seen it: whoever may is told that it changed meanwhile, and nothing is done. */
const version = 999
const reason = '核对'
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format()

const unit = (target: Target) => ({ params: { unitId: target.unitId } })
const unitWith = (body: object) => (target: Target) => ({ ...unit(target), body: { version, ...body } })
const account = (target: Target) => ({ params: { accountId: target.accountId } })
const hazard = (target: Target) => ({ params: { unitId: target.unitId, id: target.hazardId } })
const hazardWith = (body: object) => (target: Target) => ({ ...hazard(target), body: { version, ...body } })
const activity = (target: Target) => ({ params: { unitId: target.unitId, id: target.activityId } })
const activityWith = (body: object) => (target: Target) => ({ ...activity(target), body: { version, ...body } })
const recordForm = {
  ...{ title: '消防演练', family: 'fire', day: today, participants: ['卓启航'], place: '三监区' },
  ...{ summary: '已开展', followUp: '已议定', scenario: '夜间起火', evaluation: '疏散及时' },
  ...{ makesUp: null, minutes: 60, parties: [], attendance: { present: 9, expected: 10 } },
  ...{ signIn: [], files: [], findings: [] },
}
const recorded = (unitId: number, kind: string) => ({ unitId, kind, ...recordForm })
const planned = (unitId: number, kind: string) => ({
  ...{ unitId, kind, title: '消防演练', family: 'fire', place: '', plannedFor: '2099-01-05', participants: [] },
})
const system = (target: Target) => ({ params: { unitId: target.unitId, id: target.systemId } })
const systemWith = (body: object) => (target: Target) => ({ ...system(target), body: { version, ...body } })
const systemDraft = {
  kind: 'fire',
  family: null,
  title: '制度',
  summary: '',
  fileId: null,
  effectiveOn: null,
  reviewOn: null,
  readers: [],
}
const answer = { verdict: 'pass', note: '', files: [], replaces: 99 }
const twoDays = { since: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }

const showsUnit = (reply: { items: readonly { unitId: number }[] }, target: Target): boolean =>
  reply.items.some((item) => item.unitId === target.unitId)

// ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────

export const table: Readonly<Record<string, Row | readonly Row[]>> = {
  // files, live updates, search, settings
  ...photoRows,
  'live.follow': { may: 'everybody', ask: nothing },
  'search.find': { may: 'everybody', ask: () => ({ query: { q: '灭火器' } }) },
  'settings.list': { may: 'system:*', ask: nothing },
  'settings.put': {
    may: 'system:*',
    ask: () => ({ params: { name: 'no.such.setting' }, body: { value: 1, reason, version: 0 } }),
    madeUp: true,
  },

  // today: everybody's own tasks
  'tasks.today': { may: 'everybody', ask: nothing },
  'tasks.list': { may: 'everybody', ask: () => ({ query: { whose: 'scope' } }) },
  'tasks.calendar': { may: 'everybody', ask: () => ({ query: { month: '2026-03' } }) },
  'calendar.get': { may: 'everybody', ask: nothing },
  'calendar.issue': { may: 'everybody', ask: nothing },
  'calendar.revoke': { may: 'everybody', ask: nothing },
  'calendar.read': { may: 'anyone', ask: () => ({ params: { file: `${'a'.repeat(43)}.ics` } }), madeUp: true },

  ...identityRows,

  // setting up: whoever has the code, while nothing is here
  'organisation.checkSetUpCode': { may: 'anyone', ask: () => ({ body: { code: 'x' } }) },
  'organisation.setUp': {
    may: 'anyone',
    ask: () => ({
      body: {
        code: 'x',
        division: { code: '45', name: '某自治区', nameEn: 'Some Region' },
        bureau: { name: '某自治区公安厅', nameEn: 'Some Bureau' },
        people: {
          system: { username: 'lina', name: '李娜' },
          security: { username: 'wangwei', name: '王伟' },
          audit: { username: 'zhaomin', name: '赵敏' },
        },
      },
    }),
  },

  // organisation: which units exist is no secret, what happens in them is
  'organisation.listUnits': { may: 'everybody', ask: nothing },
  'organisation.tree': { may: 'everybody', ask: nothing },
  'organisation.readUnit': { may: 'everybody', ask: unit },
  'organisation.readUnitPeople': { may: `${police} ${administrators}`, ask: unit },
  'organisation.readUnitHistory': { may: `${police} ${administrators}`, ask: unit },
  'organisation.createUnit': {
    may: 'system:ocs',
    ask: (target) => ({
      body: {
        kind: 'government',
        facilityType: null,
        department: null,
        name: `新设单位${target.letter}`,
        nameEn: 'New unit',
        ownerId: null,
        territory: target.territory,
        attributes: {},
        openedOn: today,
      },
    }),
  },
  ...importRows,
  'organisation.changeUnit': { may: 'system:ocs', ask: unitWith({ name: '名', nameEn: 'N', attributes: {}, reason }) },
  'organisation.moveUnit': {
    may: 'system:ocs',
    ask: (target) => unitWith({ ownerId: target.bureauId, territory: target.territory, on: today, reason })(target),
  },
  'organisation.closeUnit': { may: 'system:ocs', ask: unitWith({ on: today, reason }) },
  'organisation.addDivision': {
    may: 'system:ocs',
    ask: (target) => ({
      body: { code: `${target.territory.slice(0, 4)}9${'ocsx'.indexOf(target.letter)}`, name: '新县', nameEn: 'New' },
    }),
  },

  // organisation: accounts and posts, the three administrations apart
  'organisation.listAccounts': {
    may: administrators,
    ask: (target) => ({ query: { unitId: target.unitId } }),
    shows: showsUnit,
  },
  'organisation.readAccount': { may: administrators, ask: account },
  'organisation.openAccount': {
    may: 'system:ocs',
    ask: (target) => ({ body: { unitId: target.unitId, username: `new.${target.letter}`, name: '卓启航' } }),
  },
  'organisation.setAccountState': {
    may: 'system:ocs',
    ask: (target) => ({ ...account(target), body: { state: 'suspended', reason, version } }),
  },
  'organisation.issuePassword': {
    may: 'system:ocs',
    ask: (target) => ({ ...account(target), body: { reason } }),
  },
  'organisation.grantPost': {
    may: 'security:ocs',
    ask: ({ accountId, unitId }) => ({
      body: { accountId, unitId, role: 'officer', title: '民警', since: today, until: null },
    }),
  },
  'organisation.endPost': {
    may: 'security:ocs',
    ask: ({ positionId }) => ({ params: { positionId }, body: { until: today, reason, version } }),
  },

  // organisation: delegation, by the holder or for him by the security administrator
  'organisation.readMyPosts': { may: 'everybody', ask: nothing },
  'organisation.listDelegations': { may: administrators, ask: account },
  'organisation.listDeputies': [
    { may: 'security:ocs', ask: ({ positionId }) => ({ params: { positionId } }) },
    {
      may: `${policeAnywhere} department:* otherDepartment:* squadron:* government:* security:*`,
      ask: (_target, own) => ({ params: { positionId: own.positionId } }),
    },
  ],
  'organisation.delegate': [
    {
      may: 'security:ocs',
      ask: ({ positionId }) => ({
        body: { positionId, accountId: '01890000-0000-7000-8000-000000000000', ...twoDays, reason },
      }),
    },
    {
      may: `${policeAnywhere} department:* otherDepartment:* squadron:* government:* security:*`,
      ask: ({ accountId }, { positionId }) => ({ body: { positionId, accountId, ...twoDays, reason } }),
    },
  ],
  'organisation.revokeDelegation': {
    may: 'director:o security:ocs',
    ask: ({ delegationId }) => ({ params: { delegationId }, body: { reason } }),
  },
  'organisation.readJournal': { may: 'auditor:ocs audit:ocs', ask: (target) => ({ query: { unitId: target.unitId } }) },

  // activities
  'activities.checklists': { may: policeAnywhere, ask: nothing },
  'activities.checklist': { may: policeAnywhere, ask: () => ({ params: { checklist: 'fire-self-check' } }) },
  'activities.list': { may: police, ask: nothing, shows: showsUnit },
  'activities.read': { may: police, ask: activity },
  'activities.open': {
    may: facility,
    ask: (target) => ({
      body: { unitId: target.unitId, checklist: 'fire-self-check', plannedFor: null, participants: [] },
    }),
  },
  'activities.start': { may: facility, ask: activityWith({ participants: [] }) },
  'activities.answer': {
    may: facility,
    ask: (target) => ({ params: { ...activity(target).params, item: target.itemId }, body: answer }),
  },
  'activities.answers': {
    may: facility,
    ask: (target) => ({ ...activity(target), body: { answers: [{ item: target.itemId, ...answer }] } }),
  },
  'activities.finish': { may: facility, ask: activityWith({ participants: [] }) },
  'activities.cancel': { may: facility, ask: activityWith({ reason }) },
  'activities.places': { may: recorders, ask: nothing },
  'activities.plan': [
    { may: `${facility} ${leaders} squadron:o`, ask: (target) => ({ body: planned(target.unitId, 'drill') }) },
    { may: 'guidance:ocs department:oc', ask: (target) => ({ body: planned(target.unitId, 'inspection') }) },
  ],
  'activities.record': [
    { may: `${facility} ${leaders} squadron:o`, ask: (target) => ({ body: recorded(target.unitId, 'drill') }) },
    { may: 'guidance:ocs department:oc', ask: (target) => ({ body: recorded(target.unitId, 'inspection') }) },
    { may: 'guidance:ocs', ask: (target) => ({ body: recorded(target.unitId, 'video-patrol') }) },
    { may: facility, ask: (target) => ({ body: recorded(target.unitId, 'training') }) },
    { may: leaders, ask: (target) => ({ body: recorded(target.unitId, 'one-day-director') }) },
    { may: leaders, ask: (target) => ({ body: recorded(target.bureauId, 'hearing') }) },
  ],
  // What there is goes by a checklist: whoever may is told that it changed meanwhile.
  'activities.recordPlanned': { may: facility, ask: activityWith(recordForm) },

  // hazards: a department reads what is shared with its kind, and changes nothing
  'hazards.list': { may: `${police} department:oc`, ask: nothing, shows: showsUnit },
  ...ledgerRows,
  'hazards.facilities': {
    may: `${police} department:oc otherDepartment:oc squadron:o`,
    ask: nothing,
    shows: (reply: { items: readonly { id: number }[] }, target) => reply.items.some((one) => one.id === target.unitId),
  },
  'hazards.read': { may: `${police} department:oc`, ask: hazard },
  ...talkRows,
  ...responsibilityRows,
  ...archiveRows,
  'hazards.people': { may: `${facility} ${leaders} guidance:ocs`, ask: unit },
  'hazards.report': {
    may: `${facility} ${leaders} guidance:ocs`,
    ask: ({ unitId }) => ({
      body: {
        unitId,
        family: 'fire',
        place: '监区',
        object: '灭火器',
        finding: '失效',
        note: '',
        basis: '',
        suggestedGrade: null,
        files: [],
      },
    }),
  },
  ...sheetRows,
  'hazards.grade': { may: `director:o ${leaders}`, ask: hazardWith({ grade: 'general', interim: null }) },
  ...moneyRows,
  'hazards.gradingRules': { may: 'director:* chief:* deputy:*', ask: () => ({ query: { family: 'fire' } }) },
  'hazards.plan': {
    may: facility,
    ask: hazardWith({
      ...{ measure: null, moneyFen: null, moneySource: null },
      ...{ responsibleId: null, deadline: null, contingency: null },
    }),
  },
  'hazards.approve': { may: `director:o ${leaders}`, ask: hazardWith({ note: '' }) },
  'hazards.return': { may: `director:o ${leaders}`, ask: hazardWith({ reason }) },
  'hazards.start': { may: facility, ask: hazardWith({}) },
  'hazards.submit': { may: facility, ask: hazardWith({ done: '已更换', files: [] }) },
  'hazards.close': { may: `director:o ${leaders} guidance:ocs`, ask: hazardWith({ note: '' }) },
  'hazards.refuse': { may: `director:o ${leaders} guidance:ocs`, ask: hazardWith({ reason }) },
  'hazards.reject': { may: `director:o ${leaders}`, ask: hazardWith({ reason }) },
  'hazards.reopen': { may: `director:o ${leaders} guidance:ocs`, ask: hazardWith({ reason }) },
  'hazards.reassign': {
    may: `director:o ${leaders}`,
    ask: (target) => hazardWith({ reason, responsibleId: target.accountId })(target),
  },
  'hazards.extend': { may: facility, ask: hazardWith({ reason, until: '2099-01-31' }) },
  'hazards.grant': { may: `director:o ${leaders}`, ask: hazardWith({ note: '' }) },
  'hazards.deny': { may: `director:o ${leaders}`, ask: hazardWith({ reason }) },
  'hazards.supervise': { may: `${leaders} guidance:ocs`, ask: hazardWith({ reason, until: '2099-01-31' }) },
  'hazards.release': { may: `${leaders} guidance:ocs`, ask: hazardWith({ reason }) },
  'hazards.check': {
    may: `${facility} ${leaders} guidance:ocs`,
    ask: hazardWith({ held: true, seen: '有专人看守', interim: null, files: [] }),
  },
  'hazards.merge': {
    may: `director:o ${leaders}`,
    ask: (target) => hazardWith({ reason, into: { unitId: target.unitId, id: target.hazardId } })(target),
  },
  ...placeRows,
  ...libraryRows,
  ...riskRows,
  ...incidentRows,
  ...warningRows,
  ...accountabilityRows,

  // systems: for the police line alone; only posts at the very unit write, so a bureau's leaders do not for a facility
  'systems.units': {
    may: police,
    ask: nothing,
    shows: (reply: { items: readonly { id: number }[] }, target) => reply.items.some((one) => one.id === target.unitId),
  },
  'systems.list': { may: police, ask: nothing, shows: showsUnit },
  'systems.read': { may: police, ask: system },
  'systems.draft': { may: facility, ask: ({ unitId }) => ({ body: { unitId, ...systemDraft } }) },
  'systems.edit': { may: facility, ask: systemWith(systemDraft) },
  'systems.issue': { may: 'director:o', ask: systemWith({}) },
  'systems.review': { may: 'director:o', ask: systemWith({ reviewOn: '2099-01-01', note: '' }) },
  'systems.withdraw': { may: 'director:o', ask: systemWith({ number: 1, reason }) },
  'systems.confirm': {
    may: facility,
    ask: (target) => ({ params: { ...system(target).params, number: 1 } }),
  },
  'systems.chain': { may: police, ask: unit },
  'systems.nameHolder': {
    may: 'director:o',
    ask: (target) => ({
      ...unit(target),
      body: { link: 'purchase', accountId: null, name: null, since: '2026-01-01', replaces: null },
    }),
  },

  // the plan
  'plan.read': { may: 'everybody', ask: nothing },

  // duties
  'duties.ofUnit': { may: `${police} department:oc otherDepartment:oc`, ask: unit },
  // Of a family in which the department cooperates; of another it finds no such duty.
  'duties.window': {
    may: `${police} department:oc`,
    ask: (target) => ({
      params: { unitId: target.unitId, duty: 'fire-self-check', from: `${today.slice(0, 7)}-01` },
    }),
  },
  'duties.overview': {
    may: `${police} department:oc otherDepartment:oc`,
    ask: nothing,
    shows: (reply: { items: readonly { unit: { id: number } }[] }, target) =>
      reply.items.some((item) => item.unit.id === target.unitId),
  },
  'duties.evidence': {
    may: police,
    ask: (target) => ({ params: { unitId: target.unitId, activityId: target.hazardId } }),
    madeUp: true,
  },
  'duties.settings': { may: `${policeAnywhere} system:*`, ask: nothing },
  'duties.previewSetting': {
    may: 'system:*',
    ask: () => ({ body: { duty: 'no-such-duty', effective: '2099-01-01', changes: { atLeast: 2 } } }),
    madeUp: true,
  },
  'duties.putSetting': {
    may: 'system:*',
    ask: () => ({
      params: { duty: 'no-such-duty' },
      body: { effective: '2099-01-01', changes: { atLeast: 2 }, reason, seen: 0 },
    }),
    madeUp: true,
  },
}

/** What is served beside the endpoints: the same for everybody, signed in or not. */
export const open: readonly string[] = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /api/docs.css',
  'GET /q/:token',
]
