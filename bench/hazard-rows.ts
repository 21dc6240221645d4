/**
 * A ledger of any size for measuring: facilities of one made-up region and hazards whose words vary as people's do.
 * The same seed gives the same rows. About 6 % are open, 5 % major, spread over ten years.
 */
import type { Client } from 'pg'

const places = [
  '一监区',
  '二监区',
  '三监区',
  '四监区',
  '五监区',
  '女监区',
  '过渡监区',
  '禁闭室',
  '医务室',
  '隔离病房',
  '伙房',
  '主食库',
  '副食库',
  '冷库',
  '配电室',
  '锅炉房',
  '发电机房',
  '油料间',
  '被服仓库',
  '劳动车间',
  '习艺楼',
  '会见楼',
  '办案区',
  '提讯室',
  '收押大厅',
  '监控室',
  '指挥室',
  '备勤楼',
  '办公楼',
  '车库',
  '岗楼',
  '围墙',
  'AB门',
  '巡视道',
  '放风场',
  '浴室',
  '洗衣房',
  '图书室',
  '教室',
  '污水处理站',
]
const spots = [
  '东侧',
  '西侧',
  '南侧',
  '北侧',
  '一层',
  '二层',
  '三层',
  '地下室',
  '楼梯间',
  '走廊尽头',
  '入口处',
  '屋面',
  '外墙',
  '吊顶内',
  '门后',
  '窗下',
]
const objects: Readonly<Record<string, readonly string[]>> = {
  building: [
    '承重墙',
    '雨棚',
    '女儿墙',
    '地基',
    '屋面防水',
    '钢梁',
    '挡土墙',
    '排水沟',
    '伸缩缝',
    '外墙瓷砖',
    '楼板',
    '门柱',
  ],
  fire: [
    '干粉灭火器',
    '室内消火栓',
    '疏散指示灯',
    '应急照明',
    '防火门',
    '配电箱',
    '燃气管道',
    '喷淋头',
    '烟感探测器',
    '消防水泵',
    '电缆桥架',
    '排烟机',
  ],
  food: [
    '留样冰箱',
    '切配案板',
    '熟食间',
    '食用油',
    '冷冻猪肉',
    '餐具消毒柜',
    '豆角',
    '散装大米',
    '健康证',
    '防蝇设施',
    '调味品',
    '保温台',
  ],
  epidemic: [
    '紫外线灯',
    '隔离室门',
    '体温登记簿',
    '防护服',
    '消毒液',
    '负压装置',
    '药品柜',
    '转诊台账',
    '通风口',
    '医疗废物桶',
    '口罩库存',
    '采样箱',
  ],
  attack: [
    '防撞柱',
    '防暴盾牌',
    '周界报警',
    '电网',
    '对讲机',
    '催泪器材',
    '视频探头',
    '枪弹柜',
    '安检门',
    '应急车辆',
    '狱门锁具',
    '探照灯',
  ],
}
const faults: Readonly<Record<string, readonly string[]>> = {
  building: [
    '出现裂缝',
    '局部沉降',
    '渗漏严重',
    '钢筋外露锈蚀',
    '瓷砖空鼓脱落',
    '积水不能排出',
    '倾斜超限',
    '连接件松动',
  ],
  fire: [
    '压力不足',
    '被杂物遮挡',
    '损坏不亮',
    '线路老化裸露',
    '闭门器失效',
    '超过检验日期',
    '漏气有异味',
    '误报频繁',
    '水压偏低',
    '私拉乱接',
  ],
  food: ['温度超标', '生熟未分开', '超过保质期', '未索证索票', '留样不足', '证件过期', '有虫蝇', '标签缺失', '未消毒'],
  epidemic: [
    '不能正常使用',
    '记录不全',
    '数量低于标准',
    '未按规定更换',
    '门缝漏风',
    '存放混乱',
    '超过有效期',
    '未及时转运',
  ],
  attack: ['存在盲区', '电量不足', '锈蚀卡滞', '缺少配件', '误报未处置', '年检过期', '照度不足', '未按岗位配齐'],
}
const notes = [
  '民警巡查时发现',
  '值班记录已载明',
  '已口头提醒责任人',
  '上月检查时尚属完好',
  '与交接班反映一致',
  '建议尽快更换',
  '需报上级安排资金',
  '已拍照留存',
  '曾于去年整改过',
  '厂家已联系待上门',
  '影响日常使用',
  '夜间更为明显',
  '雨后加重',
  '需专业机构鉴定',
  '库存不足以替换',
  '涉及三个监室',
]

const list = (words: readonly string[]) => `array[${words.map((word) => `'${word}'`).join(',')}]`
const byFamily = (table: Readonly<Record<string, readonly string[]>>) =>
  `case family ${Object.entries(table)
    .map(([name, words]) => `when '${name}' then (${list(words)})[1 + (r2 * ${words.length})::int % ${words.length}]`)
    .join(' ')} end`

/** Facilities are units 1001, 1002, …; each has ten people. */
export async function fillRegion(owner: Client, facilities: number): Promise<void> {
  await owner.query(`
    insert into division (code, name, name_en) values ('98', '青屏', 'Qingping');
    insert into division (code, name, name_en)
      select '98' || lpad(n::text, 2, '0'), '青屏第' || n || '市', 'City ' || n from generate_series(1, 20) n;
    insert into unit (id, kind, territory, name, name_en, opened_on)
      select 900 + n, 'bureau', '98' || lpad(n::text, 2, '0'), '第' || n || '市公安局', 'Bureau ' || n, '2010-01-01'
      from generate_series(1, 20) n;
    insert into unit (id, kind, facility_type, owner_id, territory, name, name_en, opened_on)
      select 1000 + n, 'facility', (array['detention','custody','rehabilitation','treatment'])[1 + n % 4], 901 + n % 20,
        '98' || lpad((1 + n % 20)::text, 2, '0'), '第' || n || '监所', 'Facility ' || n, '2010-01-01'
      from generate_series(1, ${facilities}) n;
    insert into person (id, name) select md5('chief ' || n)::uuid, '所长' || n from generate_series(1, ${facilities}) n;
    insert into person (id, name)
      select md5('person ' || n)::uuid, '民警' || n from generate_series(1, ${facilities * 10}) n`)
}

/** @param without names of indexes that this measurement does not need */
export async function fillHazards(
  owner: Client,
  facilities: number,
  rows: number,
  without: readonly string[],
): Promise<void> {
  // Indexes are made after the rows, as for any bulk load.
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'hazard' and indexname like 'hazard%idx'`)
  for (const index of indexes) await owner.query(`drop index ${index.name}`)
  await owner.query(`select setseed(0.27)`)
  await owner.query(`
    with drawn as materialized (
      select n, 1 + n % ${facilities} as facility, random() as r1, random() as r2, random() as r3, random() as r4,
        random() as r5, random() as r6, random() as r7,
        timestamptz '2016-11-01 00:00+08' + n * (interval '3650 days' / ${rows}) as opened,
        (array['building','fire','food','epidemic','attack'])[1 + (random() * 5)::int % 5] as family
      from generate_series(1, ${rows}) n
    ), stated as (
      select *, case when r1 > case when n > ${rows} * 0.9 then 0.5 else 0.99 end
          then (array['reported','graded','planned','approved','rectifying','submitted'])[1 + (r3 * 6)::int % 6]
          when r1 < 0.03 then 'rejected' else 'closed' end as state
      from drawn
    )
    insert into hazard (unit_id, id, audience, year, number, family, state, grade, place, object, finding, note, basis,
      source, reported_by, opened_at, due_at, interim, measure, money_fen, responsible_id, deadline, contingency,
      rectifiers, done, submitted_by, submitted_at, verified_by, verified_at, verified_note,
      planned_deadline, check_due_at, check_held)
    select 1000 + facility, (lpad(to_hex(n), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid,
      1 + case family when 'building' then 2 when 'fire' then 78 when 'food' then 8 when 'epidemic' then 48 else 128 end,
      extract(year from opened at time zone 'Asia/Shanghai')::int, n / ${facilities} + 1, family, state,
      case when state = 'reported' then null when r4 < 0.05 then 'major' else 'general' end,
      (${list(places)})[1 + (r5 * 997)::int % ${places.length}] || (${list(spots)})[1 + (r6 * 997)::int % ${spots.length}]
        || (1 + n % 37) || '号',
      ${byFamily(objects)},
      ${byFamily(objects)} || (case family ${Object.entries(faults)
        .map(([name, words]) => `when '${name}' then (${list(words)})[1 + (r7 * 991)::int % ${words.length}]`)
        .join(' ')} end) || '，共' || (1 + (r6 * 30)::int) || '处',
      (${list(notes)})[1 + (r7 * 983)::int % ${notes.length}] || '，' || (${list(notes)})[1 + (r6 * 977)::int % ${notes.length}]
        || '，责任人编号' || lpad(((r5 * 99999)::int)::text, 5, '0') || '。',
      '[]', 'report', md5('person ' || (1 + (facility - 1) * 10 + n % 10))::uuid, opened,
      opened + interval '1 day' * (1 + (r4 * 60)::int),
      '专人看守', '更换并复查', (r2 * 900000)::int, md5('person ' || (1 + (facility - 1) * 10 + (r4 * 9)::int))::uuid,
      (opened + interval '30 days')::date, '备用设备顶替', '{}', '已更换',
      md5('person ' || (1 + (facility - 1) * 10 + (r4 * 9)::int))::uuid, opened + interval '20 days',
      md5('chief ' || facility)::uuid, opened + interval '21 days', '现场复核无误',
      (opened + interval '30 days')::date, case when guarded then opened + interval '7 days' end, case when guarded then true end
    from (
      select *, state not in ('reported', 'closed', 'rejected') and r4 < 0.05 as guarded from stated) s
    order by opened`)
  await owner.query(`set maintenance_work_mem = '512MB'`)
  for (const index of indexes) if (!without.includes(index.name)) await owner.query(index.definition)
  await owner.query('vacuum (analyze) hazard')
}
