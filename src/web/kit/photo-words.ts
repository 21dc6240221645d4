/** Words of photos, apart from the kit's own: the first screens show none. */
import { dictionary } from '../words/words.ts'

export const photoWords = dictionary({
  cancel: { zh: '取消', en: 'Cancel' },
  takePhoto: { zh: '拍照', en: 'Take photo' },
  choosePhoto: { zh: '选择图片', en: 'Choose image' },
  shoot: { zh: '拍摄', en: 'Shoot' },
  turnCamera: { zh: '切换摄像头', en: 'Switch camera' },
  usePhoto: { zh: '使用', en: 'Use it' },
  shootAgain: { zh: '重拍', en: 'Shoot again' },
  removePhoto: { zh: '移除第 {count} 张', en: 'Remove photo {count}' },
  photo: { zh: '第 {count} 张照片', en: 'Photo {count}' },
  photoPreview: { zh: '刚拍的照片', en: 'The photo just taken' },
  photosFull: { zh: '最多 {count} 张', en: 'At most {count} photos' },
  cameraRefused: {
    zh: '摄像头没有打开。请在浏览器地址栏旁允许使用摄像头，或改用“选择图片”。',
    en: 'The camera did not open. Allow it beside the address bar, or choose an image.',
  },
  cameraStarting: { zh: '正在打开摄像头…', en: 'Opening the camera…' },
  capturedHere: { zh: '应用内拍摄', en: 'Taken in the app' },
  chosenHere: { zh: '相册选取', en: 'Chosen' },
  before: { zh: '整改前', en: 'Before' },
  after: { zh: '整改后', en: 'After' },
  noPhotos: { zh: '暂无照片', en: 'No photos' },
  enlarge: { zh: '放大', en: 'Enlarge' },
  show: { zh: '查看', en: 'Show' },
  viewer: { zh: '照片全屏查看', en: 'Photos, full screen' },
  closeViewer: { zh: '关闭全屏', en: 'Close' },
  photoBefore: { zh: '上一张', en: 'Previous photo' },
  photoNext: { zh: '下一张', en: 'Next photo' },
  photoOf: { zh: '{n} / {all}', en: '{n} of {all}' },
  photoTooLarge: {
    zh: '照片超过 {limit} MB，没有加入。请缩小后再选，或直接用“拍照”。',
    en: 'A photo is larger than {limit} MB and was left out. Make it smaller, or take it with “Take photo”.',
  },
  photoHeic: {
    zh: 'HEIC 照片打不开，没有加入。请在苹果手机“设置 › 相机 › 格式”选“兼容性最佳”后重拍，或直接用“拍照”。',
    en: 'HEIC photos cannot be used and were left out. On the iPhone choose Settings › Camera › Formats › Most Compatible, or use “Take photo”.',
  },
  photoNone: {
    zh: '这个文件不是 JPEG、PNG 或 WebP 照片，没有加入。请重新选择。',
    en: 'This file is no JPEG, PNG or WebP photo and was left out. Choose another.',
  },
  photoEmpty: {
    zh: '这个文件是空的，没有加入。请重新选择。',
    en: 'This file is empty and was left out. Choose again.',
  },
})
