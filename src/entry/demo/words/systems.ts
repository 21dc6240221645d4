/** Systems (制度) that every facility of the demo issues when it begins: title, what each says, who reads it. */
import type { SystemKind } from '../../../features/systems/contract.ts'
import type { Family, Role } from '../../../platform/contract/role.ts'

export interface SystemText {
  readonly kind: SystemKind
  readonly family: Family | null
  readonly title: string
  readonly summary: string
  readonly readers: readonly Role[]
  readonly needsKitchen?: true
}

const everybody = ['officer', 'doctor', 'canteen', 'director'] as const

export const systems: readonly SystemText[] = [
  {
    ...{ kind: 'fire', family: 'fire', title: '消防安全管理制度', readers: everybody },
    summary:
      '明确所长为消防安全第一责任人，各岗位分区负责；每日防火巡查、每月自查，用火用电用气先审批；消防控制室双人持证值班；发现隐患当班登记，不得带病运行。',
  },
  {
    ...{ kind: 'safety', family: null, title: '安全隐患排查整改制度', readers: ['officer', 'director'] },
    summary:
      '隐患发现后当日登记，24 小时内定级；整改做到措施、资金、责任人、时限、预案五落实；验收人与整改人分开；重大隐患由公安机关审批、每周检查临时管控。',
  },
  {
    ...{
      kind: 'food',
      family: 'food',
      title: '食品安全责任制',
      readers: ['canteen', 'director', 'doctor'],
      needsKitchen: true,
    },
    summary:
      '采购、储存、加工、留样、卫生、人员六个环节定人定责；每餐留样 125 克、冷藏 48 小时；从业人员持有效健康证上岗，每日晨检。',
  },
  {
    ...{
      kind: 'medical',
      family: 'epidemic',
      title: '新入所健康检查与传染病防控制度',
      readers: ['doctor', 'officer', 'director'],
    },
    summary:
      '新入所人员 24 小时内完成健康检查和传染病筛查，按规定期限过渡隔离；症状每日登记，出现聚集立即报告；药品按定额储备，近效期预警。',
  },
  {
    ...{ kind: 'security', family: 'attack', title: '值班备勤与勤务模式管理制度', readers: ['officer', 'director'] },
    summary:
      '按日常、加强、战时三级勤务安排警力；大门、周界、监控室不间断值守；交接班逐项清点；与驻所武警、联防单位每半年会商一次。',
  },
]
