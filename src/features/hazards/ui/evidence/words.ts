/** Words of what is known of photos. */
import { dictionary } from '../../../../web/words/words.ts'

export const evidenceWords = dictionary({
  capturedAt: { zh: '应用内拍摄 {at}', en: 'Taken in the app {at}' },
  capturedBetween: { zh: '应用内拍摄 {from} 至 {to}', en: 'Taken in the app between {from} and {to}' },
  chosen: { zh: '相册选取', en: 'Chosen from the device' },
  unproven: { zh: '未能证明为应用内拍摄：{reason}', en: 'Not proven to be taken in the app: {reason}' },
  driftEarlierDays: {
    zh: '照片拍摄时间 {at}，比提交早 {count} 天',
    en: {
      one: 'By its camera taken {at}, {count} day before it was sent',
      other: 'By its camera taken {at}, {count} days before it was sent',
    },
  },
  driftEarlierHours: {
    zh: '照片拍摄时间 {at}，比提交早 {count} 小时',
    en: {
      one: 'By its camera taken {at}, {count} hour before it was sent',
      other: 'By its camera taken {at}, {count} hours before it was sent',
    },
  },
  driftLaterDays: {
    zh: '照片拍摄时间 {at}，比提交晚 {count} 天（相机时钟不准）',
    en: {
      one: 'By its camera taken {at}, {count} day after it was sent (the camera’s clock is off)',
      other: 'By its camera taken {at}, {count} days after it was sent (the camera’s clock is off)',
    },
  },
  driftLaterHours: {
    zh: '照片拍摄时间 {at}，比提交晚 {count} 小时（相机时钟不准）',
    en: {
      one: 'By its camera taken {at}, {count} hour after it was sent (the camera’s clock is off)',
      other: 'By its camera taken {at}, {count} hours after it was sent (the camera’s clock is off)',
    },
  },
  seenTitle: {
    zh: '{count} 张照片与较早记录中的照片相同',
    en: {
      one: '{count} photo is the same as one in an earlier record',
      other: '{count} photos are the same as ones in earlier records',
    },
  },
  seenLead: {
    zh: '按画面比对得出，裁剪、压缩、旋转、翻转后也能认出。请对照原图和现场核实。',
    en: 'Found by comparing the pictures, also where cropped, compressed, turned or mirrored. Check against the original and on site.',
  },
  thisPhoto: { zh: '本次照片', en: 'This photo' },
  earlierPhoto: { zh: '较早的照片', en: 'The earlier photo' },
  ofHazard: { zh: '隐患 {number}', en: 'Hazard {number}' },
  ofActivity: { zh: '检查或活动记录', en: 'A record of work' },
  ofOther: { zh: '本系统的另一条记录', en: 'Another record' },
  ofElsewhere: { zh: '另一单位的记录', en: 'Another unit’s record' },
  elsewhereHint: { zh: '不在您的查阅范围内，内容不显示', en: 'Beyond what you may read; nothing more is shown' },
  askTitle: { zh: '这张照片以前用过', en: 'This photo was used before' },
  askLead: {
    zh: '下列照片与较早记录中的照片是同一张。如果选错了，请返回更换；如果确实要用，可以继续，验收人会看到同样的提示。',
    en: 'The photos below are the same as ones in earlier records. If one was chosen by mistake, go back and change it. You may go on with it; the verifier sees the same notice.',
  },
  askBack: { zh: '返回更换', en: 'Go back and change it' },
  askOn: { zh: '仍用这张，继续', en: 'Use it all the same' },
})
