/** A page of the running app that notes everything a browser complains about. */
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestApp } from '../harness.ts'

export const desk = { viewport: { width: 1440, height: 900 } } as const
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const

export interface Watched {
  readonly page: Page
  /** Violations of the content security policy and errors nobody caught. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** @param username signed in as this account; null: a visitor */
export async function openPage(
  browser: Browser,
  app: Pick<TestApp, 'url'> & Partial<Pick<TestApp, 'as'>>,
  username: string | null,
  options: BrowserContextOptions = desk,
): Promise<Watched> {
  // Without motion nothing is touched while it moves, and no walk waits for a fade.
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    ...options,
    baseURL: app.url,
    permissions: ['camera'],
  })
  if (username !== null && app.as) {
    const { cookie } = await app.as(username)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: app.url }])
  }
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  await page.addInitScript(`
    globalThis.policyBreaches = []
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.policyBreaches.push([event.effectiveDirective, event.blockedURI, event.sample].join(' '))
    })
  `)
  return { page, complaints, close: () => context.close() }
}

/** What the page tried against the policy since it was loaded. */
export const breaches = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`globalThis.policyBreaches ?? ['not watched']`)

/**
 * To another page as a link goes there: the app stays loaded. Only the address is given, so that it also reaches pages
 * whose link lies in a closed menu.
 */
export async function follow(page: Page, path: string): Promise<void> {
  const before = await page.title()
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
  // Each page has a name of its own in the title.
  await expect.poll(() => page.title(), { interval: 20, timeout: 10_000 }).not.toBe(before)
}

/** Waits until nothing moves: half faded in, a colour is not the one people read, nor a size the one they touch. */
const still = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.all(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {})))`)

/** Rules of WCAG 2.2 A and AA that the page breaks, with the places. */
export async function barriers(page: Page): Promise<string[]> {
  await still(page)
  // Half a megabyte: brought in once for each document.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe.source)
  return page.evaluate<string[]>(`
    axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(' | ')))
  `)
}

/** Things to touch that are lower than a thumb needs. */
export async function smallTargets(page: Page): Promise<string[]> {
  await still(page)
  return page.evaluate<string[]>(`
    [...document.querySelectorAll(
      'button, .wf-tab, .ant-select, .ant-picker, .ant-radio-wrapper, .ant-input-affix-wrapper, .ant-form-item-control-input-content > input',
    )]
      .filter((one) => one.offsetParent !== null && one.tabIndex !== -2 && !one.matches('[hidden], [type=hidden]'))
      .map((one) => [one.getBoundingClientRect().height, one.outerHTML.slice(0, 120)])
      .filter(([height]) => height > 0 && height < 43.5)
      .map(([height, html]) => height + ' ' + html)
  `)
}
