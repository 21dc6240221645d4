/** Names of the people of the demo region, all invented: of the small region by hand, of the others by chance from a seed. */
import { planned, postsOf } from './planned.ts'
import { randomOf } from './random.ts'
import { personNames } from './region/names.ts'
import { small } from './region.ts'

/** In the order in which the posts of the small region are filled. */
const names: readonly string[] = `
  祁砚秋 栾立谦 岳若岚 耿景和 柴书禾 尚定川 裴雪茵 阮明澈 郝朝暄
  庄佩文 俞长岭 邬予宁 麦晓棠 祝承安 茅怀瑾 樊芷汀 覃向阳 骆春溪
  冉志远 温月桥 丁思勤 卞敏学 喻望舒 向守拙 滕念祖 翁沛霖 阎锦程
  蓝云帆 晏素心 席启明 顾建桥 褚玉琢 濮国栋 游秀禾 柯海棠 戚松年
  瞿慧然 祁敬之 栾少游 岳青禾 耿振铎 柴丽君 尚永康 裴林溪 阮学勤
  郝冬梅 庄文博 俞子衿 邬安澜 麦小满 祝保田 茅静姝 樊维桢 覃红缨
  骆鹏举 冉晚晴 温大川 丁依诺 卞克俭 喻淑贤 向世昌 滕采薇 翁天佑
  阎金凤 蓝凌霄 晏桂芳 席正浩 顾婉清 褚广平 濮芳菲 游力行 柯如意
  戚伯言 瞿惠敏 祁志刚 栾雨竹 岳铁柱 耿倩云 柴宏图 尚初夏 裴耕耘
  阮美琪 郝仲平 庄丹青 俞新民 邬兰亭 麦卫疆 祝巧珍 茅元白 樊碧君
  覃光远 骆琳琅 冉家骏 温晨曦 丁勇毅 卞怡然 喻福生 向采萍 滕逸群
  翁秋实 阎开济 蓝翠微 晏得胜 席梓涵 顾瑞年 褚春晖 濮俊才 游木兰
  柯成章 戚冰洁 瞿万里 祁海宁 栾希贤 岳若谷 耿德馨 柴沐阳 尚有为
  裴知行 阮岱青 郝锐锋 庄蔓青 俞晴岚
`
  .trim()
  .split(/\s+/)

/** Who holds the post of a user name; asked in one order, it answers the same every time. */
export function personOf(): (username: string) => string {
  const known = new Map(postsOf(planned(small)).map(({ username }, at) => [username, names[at]]))
  const next = personNames(randomOf('lanchuan people'), names)
  return (username) => known.get(username) ?? next()
}
