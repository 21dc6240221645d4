// Sets theme and language before the first paint, so that a page opened at night never flashes white.
;(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const root = document.documentElement
  const wish = read('wufang.theme')
  const dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.lang = read('wufang.language') === 'en' ? 'en-US' : 'zh-CN'
  document.querySelector('meta[name=theme-color]').content = dark ? '#0e1213' : '#f4f5f5'
})()
