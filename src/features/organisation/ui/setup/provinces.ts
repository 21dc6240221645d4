/** Provinces by the first two digits of a division code (GB/T 2260), to fill in a name and to notice a slip. */
import type { Text } from '../../../../platform/contract/text.ts'

const rows = `11 北京市 Beijing Municipality
12 天津市 Tianjin Municipality
13 河北省 Hebei Province
14 山西省 Shanxi Province
15 内蒙古自治区 Inner Mongolia Autonomous Region
21 辽宁省 Liaoning Province
22 吉林省 Jilin Province
23 黑龙江省 Heilongjiang Province
31 上海市 Shanghai Municipality
32 江苏省 Jiangsu Province
33 浙江省 Zhejiang Province
34 安徽省 Anhui Province
35 福建省 Fujian Province
36 江西省 Jiangxi Province
37 山东省 Shandong Province
41 河南省 Henan Province
42 湖北省 Hubei Province
43 湖南省 Hunan Province
44 广东省 Guangdong Province
45 广西壮族自治区 Guangxi Zhuang Autonomous Region
46 海南省 Hainan Province
50 重庆市 Chongqing Municipality
51 四川省 Sichuan Province
52 贵州省 Guizhou Province
53 云南省 Yunnan Province
54 西藏自治区 Tibet Autonomous Region
61 陕西省 Shaanxi Province
62 甘肃省 Gansu Province
63 青海省 Qinghai Province
64 宁夏回族自治区 Ningxia Hui Autonomous Region
65 新疆维吾尔自治区 Xinjiang Uygur Autonomous Region
71 台湾省 Taiwan Province
81 香港特别行政区 Hong Kong Special Administrative Region
82 澳门特别行政区 Macao Special Administrative Region`

export const provinces: ReadonlyMap<string, Text> = new Map(
  rows.split('\n').map((row) => {
    const [code = '', zh = '', ...en] = row.split(' ')
    return [code, { zh, en: en.join(' ') }]
  }),
)
