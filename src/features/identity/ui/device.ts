/** Names the device of a session from its `User-Agent`, as its owner would know it. */
import type { Text } from '../../../platform/contract/text.ts'

/** The first that fits; wrappers stand before the engines they are built on. */
const browsers: readonly (readonly [RegExp, Text])[] = [
  [/MicroMessenger/, { zh: '微信', en: 'WeChat' }],
  [/QQBrowser|MQQBrowser/, { zh: 'QQ 浏览器', en: 'QQ Browser' }],
  [/QihooBrowser|360SE|360EE/, { zh: '360 浏览器', en: '360 Browser' }],
  [/HuaweiBrowser/, { zh: '华为浏览器', en: 'Huawei Browser' }],
  [/Edg\//, { zh: 'Edge 浏览器', en: 'Edge' }],
  [/Firefox\//, { zh: 'Firefox 浏览器', en: 'Firefox' }],
  [/Chrome\//, { zh: 'Chrome 浏览器', en: 'Chrome' }],
  [/Safari\//, { zh: 'Safari 浏览器', en: 'Safari' }],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

export function deviceOf(agent: string): Text {
  const browser = browsers.find(([sign]) => sign.test(agent))?.[1]
  const system = systems.find(([sign]) => sign.test(agent))?.[1]
  if (!browser && !system) return { zh: '未知设备', en: 'Unknown device' }
  if (!browser) return { zh: system ?? '', en: system ?? '' }
  return system
    ? { zh: `${system} · ${browser.zh}`, en: `${browser.en} on ${system}` }
    : { zh: browser.zh, en: browser.en }
}
