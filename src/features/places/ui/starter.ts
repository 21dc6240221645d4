/** Usual places by type of facility: an offer to begin with, put into the box where lines are pasted, to be mended there. */
import type { FacilityType } from '../../../platform/contract/role.ts'

const common = [
  '办公楼 / 一层 / 值班室',
  '办公楼 / 一层 / 监控室',
  '办公楼 / 一层 / 配电间 / 总配电箱',
  '办公楼 / 一层 / 消防控制室 / 火灾报警主机',
  '食堂 / 粗加工间',
  '食堂 / 烹饪间 / 燃气阀门',
  '食堂 / 留样间 / 留样柜',
  '食堂 / 库房',
  '锅炉房 / 锅炉',
  '北门岗亭',
  '围墙',
]

const starters: Readonly<Record<FacilityType, readonly string[]>> = {
  detention: [
    '监室楼 / 一层 / 101 监室',
    '监室楼 / 一层 / 102 监室',
    '监室楼 / 一层 / 走廊 / 灭火器',
    '监室楼 / 放风场',
    '过渡监区 / 隔离室',
    '医务室 / 药柜',
    '提讯室',
    '家属接待室',
  ],
  custody: ['拘室楼 / 一层 / 101 拘室', '拘室楼 / 一层 / 走廊 / 灭火器', '活动室', '医务室 / 药柜', '会见室'],
  rehabilitation: [
    '宿舍楼 / 一层 / 101 宿舍',
    '宿舍楼 / 一层 / 走廊 / 灭火器',
    '习艺车间（房间） / 消火栓',
    '康复训练室',
    '医务室 / 药柜',
    '探访室',
  ],
  treatment: ['病区楼 / 一层 / 101 病室', '病区楼 / 一层 / 走廊 / 灭火器', '治疗室 / 药柜', '活动室', '探视室'],
}

export const starterOf = (type: FacilityType): string => [...starters[type], ...common].join('\n')
