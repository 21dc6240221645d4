/** The cities of the full demo region that the small one has not, with how many counties each has. All invented. */
export interface CitySketch {
  readonly name: string
  readonly en: string
  readonly counties: number
}

export const cities: readonly CitySketch[] = [
  { name: '棠渚', en: 'Tangzhu', counties: 9 },
  { name: '鹭汀', en: 'Luting', counties: 7 },
  { name: '砚渚', en: 'Yanzhu', counties: 8 },
  { name: '黛原', en: 'Daiyuan', counties: 9 },
  { name: '槿汀', en: 'Jinting', counties: 7 },
  { name: '翎浦', en: 'Lingpu', counties: 8 },
  { name: '麓平', en: 'Luping', counties: 8 },
  { name: '岫原', en: 'Xiuyuan', counties: 7 },
  { name: '葭浦', en: 'Jiapu', counties: 9 },
  { name: '淙宁', en: 'Congning', counties: 8 },
  { name: '浣宁', en: 'Huanning', counties: 7 },
  { name: '筠川', en: 'Yunchuan', counties: 9 },
]

/** Counties the two cities of the small region have besides. */
export const moreCounties: Readonly<Record<string, number>> = { lanan: 7, cenning: 6 }
