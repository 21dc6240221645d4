import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36'

test.each([
  [chrome, 'Windows · Chrome 浏览器', 'Chrome on Windows'],
  [`${chrome} Edg/138.0`, 'Windows · Edge 浏览器', 'Edge on Windows'],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Linux · Firefox 浏览器',
    'Firefox on Linux',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
    'iPhone · Safari 浏览器',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/136.0 Mobile Safari/537.36 MicroMessenger/8.0.60',
    'Android · 微信',
    'WeChat on Android',
  ],
  [
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/132.0 Safari/537.36 ArkWeb/6.0 Mobile HuaweiBrowser/5.1',
    'HarmonyOS · 华为浏览器',
    'Huawei Browser on HarmonyOS',
  ],
  ['curl/8.5.0', '未知设备', 'Unknown device'],
  ['', '未知设备', 'Unknown device'],
])('%s', (agent, zh, en) => {
  expect(deviceOf(agent)).toEqual({ zh, en })
})
