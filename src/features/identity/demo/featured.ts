/**
 * One account of the demo region for each kind of work, in the order in which a visitor meets them: the facility 澜安市看守所,
 * those above and beside it, those who watch, those who administer. Each says what to try first; a user name that the
 * region does not have is left out.
 */
import type { Text } from '../../../platform/contract/text.ts'

interface Featured {
  readonly username: string
  readonly tryFirst: Text
}

export const featured: readonly Featured[] = [
  {
    username: 'officer1.lanan',
    tryFirst: {
      zh: '打开“今日待办”，做一次到期的检查，把一项记为不合格：它会自动成为隐患。',
      en: 'Open Today, carry out a check that is due and fail one item: it becomes a hazard by itself.',
    },
  },
  {
    username: 'doctor.lanan',
    tryFirst: {
      zh: '打开“职责要求”，看疫情防控还欠什么；再到“工作记录”登记一次培训。',
      en: 'Open Duties to see what is owed against epidemics; then record a training under Work.',
    },
  },
  {
    username: 'canteen.lanan',
    tryFirst: {
      zh: '在“工作记录”开始一次食堂卫生检查，逐项作答，拍一张照片。',
      en: 'Under Work, start a kitchen hygiene check, answer item by item, take a photo.',
    },
  },
  {
    username: 'director.lanan',
    tryFirst: {
      zh: '打开“隐患台账”，给一处新上报的隐患定级，并把措施、资金、责任人、时限、预案五项落实。',
      en: 'Open the hazard ledger, grade a new hazard and settle its measure, money, person, deadline and contingency.',
    },
  },
  {
    username: 'chief.lanan',
    tryFirst: {
      zh: '打开“今日待办”，看哪些所、哪些事等您处理；点任何一条，就到能办理的地方。',
      en: 'Open Today to see which facilities and matters wait for you; each line opens where it is done.',
    },
  },
  {
    username: 'deputy.lanan',
    tryFirst: {
      zh: '在“隐患台账”按单位分组，找出超期最多的监所，选中几条一并催办。',
      en: 'Group the hazard ledger by unit, find the facility most overdue, and remind several at once.',
    },
  },
  {
    username: 'guidance.lanan',
    tryFirst: {
      zh: '打开“隐患台账”，验收一处已报请验收的隐患，或者说明理由退回。',
      en: 'Open the hazard ledger and verify a hazard submitted for it, or send it back with a reason.',
    },
  },
  {
    username: 'guidance.region',
    tryFirst: {
      zh: '打开“职责要求”，看全区哪些监所欠账最多，点开一所看它的全年。',
      en: 'Open Duties to see which facilities of the region owe most; open one for its whole year.',
    },
  },
  {
    username: 'fire.lanan',
    tryFirst: {
      zh: '打开“隐患台账”：只有消防类的隐患，别的部门的事一条也看不到。',
      en: 'Open the hazard ledger: hazards of fire alone, and nothing that belongs to other departments.',
    },
  },
  {
    username: 'squadron.lanan',
    tryFirst: {
      zh: '在“工作记录”登记一次与监所的联合演练，写明参加人员和评估。',
      en: 'Under Work, record a joint drill with the facility: who took part and how it went.',
    },
  },
  {
    username: 'government.lanan',
    tryFirst: {
      zh: '打开“方案逐条对照”，看方案的每一条由哪个页面落实；“单位”里是本地的监所和部门。',
      en: 'Open Plan by clause: which page answers each clause. Units shows the facilities and departments here.',
    },
  },
  {
    username: 'auditor.lanan',
    tryFirst: {
      zh: '打开“日志”，查一处隐患从上报到现在每一步是谁、在什么时候做的；只能看，不能改。',
      en: 'Open the journal and follow a hazard: who did each step, and when. You read; you change nothing.',
    },
  },
  {
    username: 'system.region',
    tryFirst: {
      zh: '打开“单位”，在隶属和地域两张树里各找到澜安市看守所；再下载模板，试着批量导入。',
      en: 'Open Units, find Lan’an City Detention House in both trees, by owner and by territory; then try an import.',
    },
  },
  {
    username: 'security.region',
    tryFirst: {
      zh: '打开“账号与职务”，给一个账号授予职务；职务到期自动失效。',
      en: 'Open Accounts and posts and grant somebody a post; it ends by itself on its day.',
    },
  },
  {
    username: 'audit.region',
    tryFirst: {
      zh: '打开“日志”，核对另外两名管理员做过什么：三员互相看得见，谁也不能独自改动。',
      en: 'Open the journal and see what the other two administrators did: none of the three acts unseen.',
    },
  },
]
