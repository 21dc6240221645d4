/**
 * Facts of a facility (监所属性) that decide which duties and checklist items concern it. `capacity` is a number of places,
 * the others yes or no. The organisation keeps them; the policy's predicates may ask about no others.
 */
import { vocabulary } from './vocabulary.ts'

export const attribute = vocabulary('unit attribute', {
  kitchen: { zh: '自办食堂', en: 'Own kitchen' },
  gas: { zh: '使用燃气', en: 'Gas supply' },
  boiler: { zh: '有锅炉', en: 'Boiler' },
  generator: { zh: '有备用发电机', en: 'Stand-by generator' },
  squadron: { zh: '武警驻所', en: 'Resident squadron' },
  capacity: { zh: '设计容量（人）', en: 'Places' },
})
