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
      zh: '打开“本所”，看五项指数各为什么是这个数、做哪件事最管用；点开那件事办掉，指数当场就降。',
      en: 'Open My facility: why each index stands where it does and what lowers it most. Do that, and watch it fall.',
    },
  },
  {
    username: 'chief.lanan',
    tryFirst: {
      zh: '按一下“今晚出事”：假如今晚就出事，卷宗会怎么写您；再把其中第一件事办了。',
      en: 'Press If tonight: what the dossier would say of you if it happened tonight. Then do the first thing on it.',
    },
  },
  {
    username: 'deputy.lanan',
    tryFirst: {
      zh: '打开“预警”，看哪条逾期没人回应、现在轮到谁；回应一条，说清做了什么、哪天做完。',
      en: 'Open Warnings: which one nobody answered and whose turn it is now. Answer one: what is done, by which day.',
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
      zh: '打开“总览”，十秒内找到全区最差的监所和原因；再把日期拨回三个月前，看它当时怎样。',
      en: 'Open Overview and find the worst facility and why within ten seconds; then set the day back three months.',
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
      zh: '打开“总览”，看属地监所哪一项在变差；再到“责任台账”，看属地领导责任写的是谁。',
      en: 'Open Overview: which bottom line is getting worse here. Then Responsibility: who answers for the territory.',
    },
  },
  {
    username: 'auditor.lanan',
    tryFirst: {
      zh: '打开“责任台账”，把日期拨到半年前，看那天谁负责、哪里空缺；再到“日志”核对每一步是谁做的。',
      en: 'Open Responsibility, set the day back half a year: who answered, what was vacant. Then check it in the journal.',
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
