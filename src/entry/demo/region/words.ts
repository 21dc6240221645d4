/**
 * Syllables of invented places and people. Places join two of them so that no county, city or district of China bears
 * the name; people bear uncommon surnames with given names joined by chance.
 */

export type Syllable = readonly [zh: string, en: string]

const syllables = (text: string): readonly Syllable[] => {
  const words = text.trim().split(/\s+/)
  return words.flatMap((zh, at): Syllable[] => (at % 2 === 0 ? [[zh, words[at + 1] ?? '']] : []))
}

/** First syllables of counties with their reading. */
export const placeFirst = syllables(`
  霁 ji 苇 wei 蘅 heng 棠 tang 翎 ling 槿 jin 筠 yun 葭 jia 蓼 liao 藜 li 鹭 lu 黛 dai 璟 jing 浣 huan 淙 cong 漪 yi
  岫 xiu 砚 yan 珑 long 澹 dan 芃 peng 邈 miao 滟 yan 橙 cheng 绡 xiao 杼 zhu 莳 shi 汐 xi 枞 cong 榉 ju
`)

/** Second syllables. */
export const placeSecond = syllables(`
  川 chuan 陌 mo 汀 ting 渚 zhu 坪 ping 垣 yuan 埠 bu 浦 pu 泽 ze 津 jin 渡 du 亭 ting 原 yuan 丘 qiu 岗 gang
  宁 ning 平 ping 和 he 桥 qiao 塬 yuan 圩 xu 陂 bei 谷 gu 岭 ling 坞 wu 畈 fan
`)

/** Readings of places there are, and of people everybody knows. */
export const avoided: ReadonlySet<string> = new Set(
  `jining jihe jiping jiyuan weiyuan weining weihe hengping tanghe tangyuan tanggu lingling lingchuan lingyuan lingqiu
  linghe lingshan lingjin jinchuan jinyuan jinping jinning jinhe jinze yunhe yunyuan yunyang jiahe jiaping liaoyuan
  liaoning liaohe liping lichuan lihe liyuan lijin luhe luqiao luchuan luyuan jingning jingyuan jinghe jingchuan
  congling yichuan yiyuan yijin yihe yiping yining yiling xiuning yanping yanhe yanchuan yanyuan yanjin yanling yangu
  longchuan longping longhe longling longting longyuan longquan danling danning pengze penghe chengdu chengping
  xiaoping zhuping shiping shihe shiqiao shigu shijin xichuan xiping xihe xining xigu xiling xiyuan xijin`
    .trim()
    .split(/\s+/),
)

const letters = (text: string): readonly string[] => [...new Set(text)]

export const surnames = letters(
  '祁栾岳耿柴尚裴阮郝庄俞邬麦祝茅樊覃骆冉丁卞喻向滕翁阎蓝晏席褚濮游柯戚瞿凌隋佟宓缪慎郁郗郜鄢虞甄芮嵇邢訾闵鞠蔺尉阚逄谌管桑亓仝仲伏冀刁卓厉',
)

/** Given names join one of each. */
export const givenFirst = letters(
  '承砚望秋立若景书定雪明朝佩予晓怀向春志思敏守念沛锦云启玉秀松慧青振林学文静维鹏晚依克淑世采正婉力伯雨倩初耕丹新兰巧元碧光琳晨怡逸开得瑞俊成冰知锐蔓晴',
)
export const givenSecond = letters(
  '谦岚和禾川茵澈暄岭宁棠瑾汀溪远桥勤舒拙祖霖程帆心琢栋荷年然之游铎君衿澜田姝桢缨举诺俭薇佑霄浩菲行意竹图夏耘琪亭疆珍琅骏曦毅萍群济涵晖',
)
