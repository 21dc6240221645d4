/** Which theme shows: the person's wish (light, dark, or as the device says), kept on the device. */
import { useSyncExternalStore } from 'react'
import { palettes, type ThemeName } from './palette.ts'

export const wishes = ['system', 'light', 'dark'] as const
export type ThemeWish = (typeof wishes)[number]

const storageKey = 'wufang.theme'
const night = matchMedia('(prefers-color-scheme: dark)')
/** Paper is always light. */
const paper = matchMedia('print')
const listeners = new Set<() => void>()

function remembered(): ThemeWish {
  try {
    const value = localStorage.getItem(storageKey)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

let wish: ThemeWish = remembered()
function shown(): ThemeName {
  if (paper.matches) return 'light'
  return wish === 'system' ? (night.matches ? 'dark' : 'light') : wish
}

function apply(): void {
  document.documentElement.dataset.theme = shown()
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', palettes[shown()].canvas)
  for (const tell of listeners) tell()
}
night.addEventListener('change', apply)
paper.addEventListener('change', apply)

export function setTheme(next: ThemeWish): void {
  wish = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // A browser that keeps nothing still changes the theme of this page.
  }
  apply()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useTheme = (): ThemeName => useSyncExternalStore(subscribe, shown)
export const useThemeWish = (): ThemeWish => useSyncExternalStore(subscribe, () => wish)
