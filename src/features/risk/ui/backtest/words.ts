/** Words of the back-test's page. */
import { dictionary } from '../../../../web/words/words.ts'

export const backtestWords = dictionary({
  title: { zh: '预警模型回测', en: 'Back-test of the early-warning model' },
  lead: {
    zh: '把过去一年重放一遍：出事之前，模型报过警吗？报错过多少次？比只数隐患更管用吗？',
    en: 'The past year once more: did the model speak before something happened, how often for nothing, and is it better than counting hazards?',
  },
  outcome: { zh: '以什么为准', en: 'What counts' },
  either: { zh: '以上任一', en: 'Either' },
  family: { zh: '领域', en: 'Bottom line' },
  horizon: { zh: '报警管多少天', en: 'Days of an alarm' },
  days: { zh: '{n} 天', en: '{n} days' },
  budget: { zh: '误报限额', en: 'False alarms allowed' },
  budgetOf: { zh: '每所每月 {n} 次', en: '{n} a facility and month' },
  facilities: { zh: '监所', en: 'Facilities' },
  first: { zh: '选阈值的一半', en: 'Half to choose on' },
  second: { zh: '评判的一半', en: 'Half to judge on' },
  span: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  outcomes: { zh: '其中发生 {n} 起', en: '{n} outcomes in it' },
  judged: { zh: '后一半历史上的表现', en: 'On the half not chosen on' },
  which: { zh: '依据', en: 'Alarm by' },
  threshold: { zh: '阈值', en: 'Threshold' },
  byPolicy: { zh: '按目录', en: 'as in the catalogue' },
  recall: { zh: '发现率', en: 'Caught' },
  recallHint: { zh: '出事前报过警的', en: 'outcomes with an alarm before' },
  precision: { zh: '准确率', en: 'Right' },
  precisionHint: { zh: '报警后确实出事的', en: 'alarms followed by one' },
  early: { zh: '提前', en: 'Lead' },
  earlyHint: { zh: '天，中位数', en: 'days, median' },
  falses: { zh: '误报', en: 'False alarms' },
  falsesHint: { zh: '每所每月', en: 'a facility and month' },
  area: { zh: '区分度', en: 'Area' },
  areaHint: { zh: '0.5 等于没有', en: '0.5 tells nothing' },
  ofAll: { zh: '{times}/{of}', en: '{times} of {of}' },
  between: { zh: '{lower}–{upper}', en: '{lower}–{upper}' },
  better: {
    zh: '在后一半历史上，风险指数比只数隐患更能看出哪里要出事：区分度 {index}，只看未销号隐患 {open}，只看超期隐患 {overdue}。',
    en: 'In the second half the risk index told better where something would happen than counting did: area {index}, open hazards alone {open}, overdue hazards alone {overdue}.',
  },
  equal: {
    zh: '在后一半历史上，风险指数和只数隐患差不多：区分度 {index}，只看未销号隐患 {open}，只看超期隐患 {overdue}。它能说清原因，但不要指望它预知。',
    en: 'In the second half the risk index did about as well as counting: area {index}, open hazards alone {open}, overdue hazards alone {overdue}. It explains; do not expect it to foresee.',
  },
  worse: {
    zh: '在后一半历史上，风险指数不如只数隐患：区分度 {index}，只看未销号隐患 {open}，只看超期隐患 {overdue}。请检查权重，不要只凭指数决策。',
    en: 'In the second half the risk index did worse than counting: area {index}, open hazards alone {open}, overdue hazards alone {overdue}. Check the weights; do not decide by the index alone.',
  },
  drifted: {
    zh: '前一半选出的阈值，在后一半误报 {n} 次（每所每月），超出限额：两半历史的水平不同。',
    en: 'The threshold chosen on the first half gave {n} false alarms a facility and month in the second, above the limit: the two halves differ in level.',
  },
  few: {
    zh: '后一半历史上只有 {n} 起，数字太少，区间很宽，不足以下结论。',
    en: 'Only {n} outcomes in the second half: the intervals are wide, and nothing can be concluded.',
  },
  curve: { zh: '每个阈值的取舍', en: 'The choice at every threshold' },
  curveAlt: {
    zh: '横轴为每所每月误报次数，纵轴为发现率；曲线越靠左上越好',
    en: 'False alarms a facility and month across, share caught upward; further up and left is better',
  },
  xAxis: { zh: '误报（每所每月）', en: 'False alarms a facility and month' },
  none: { zh: '还没有可以回测的历史', en: 'No history to test on yet' },
  noneHint: {
    zh: '指数从系统启用之日起逐日留存。满两个月、并登记过事故险情后再来看。',
    en: 'The index is kept day by day from the first day on. Come back after two months, once incidents have been recorded.',
  },
  record: { zh: '登记事故险情', en: 'Record an incident' },
  how: { zh: '怎样算的', en: 'How it is worked out' },
  how1: {
    zh: '指数逐日留存，从不改写；阈值只在前一半历史上选，评判只用后一半。',
    en: 'The index was kept day by day and is never rewritten; thresholds are chosen on the first half alone and judged on the second.',
  },
  how2: {
    zh: '达到阈值即报警，一次报警管上面所选的天数；期满仍在阈值以上，算又一次报警，所以一直亮着的报警占不到便宜。',
    en: 'At the threshold an alarm begins and stands for the days chosen above; still high when they are over counts as another alarm, so one that is always on gains nothing.',
  },
  how3: {
    zh: '报警后管辖期内出事，算报对；出事当天才报警的不算发现。',
    en: 'An alarm is right if an outcome follows within its days; an alarm on the day itself catches nothing.',
  },
  how4: {
    zh: '括号内是 95% 置信区间（Wilson）。演示区的历史由模拟器生成，没有任何权重是照着它调的。',
    en: 'In brackets: 95 % intervals (Wilson). The demo region’s history comes from a simulator, and no weight was tuned on it.',
  },
})
