import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

/** A change that a reader's fonts and settings can make to a page. */
export type Distortion = {
  /** Sets all text in a typeface: a monospaced one, or a serif that is a quarter wider than usual. */
  font?: 'monospace' | 'wide serif'
  /** Sets the text spacing that a page must support: https://www.w3.org/WAI/WCAG22/Understanding/text-spacing */
  spaced?: boolean
}

/** All distortions that a layout must support. */
export const distortions: Distortion[] = [undefined, 'monospace' as const, 'wide serif' as const].flatMap((font) => [
  { font },
  { font, spaced: true },
])

const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

const families = { monospace: 'monospace', 'wide serif': '"Wide serif"' }

// From a package, so that the result does not depend on the fonts of this machine.
const file = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'
const wideSerif = readFileSync(createRequire(import.meta.url).resolve(file)).toString('base64')

/** Applies a distortion to a page, in place of any earlier one. */
export async function distort(page: Page, { font, spaced }: Distortion): Promise<void> {
  const family = font && `* { font-family: ${families[font]} !important }`
  await page.evaluate(
    async ({ css, data }) => {
      const name = 'Wide serif'
      if (![...document.fonts].some(({ family }) => family.includes(name))) {
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
        // In a variable, since TypeScript's FontFaceDescriptors lacks sizeAdjust.
        const descriptors = { weight: '200 900', sizeAdjust: '125%' }
        const face = new FontFace(name, bytes, descriptors)
        document.fonts.add(await face.load())
      }
      // The Content-Security-Policy blocks an added style element.
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
      await new Promise(requestAnimationFrame)
    },
    { css: [family, spaced && spacing].filter(Boolean).join('\n'), data: wideSerif },
  )
}

/** Doubles the length of every word on a page, as in languages with long words. Skips code and tables, which scroll. */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode } = walker
      if (currentNode.parentElement?.closest('script, style, pre, table, math, svg')) continue
      currentNode.nodeValue = currentNode.nodeValue?.replace(/\p{L}{3,}/gu, (word) => word + word.toLowerCase()) ?? null
    }
  })
}

/**
 * Returns the elements that cut off their content, as HTML. If the page scrolls sideways, also returns a message with the
 * last element that is too wide.
 */
export async function findCut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = []
    const root = document.documentElement
    // Fields scroll their text.
    for (const element of document.body.querySelectorAll('*:not(.sr-only, input)')) {
      const { overflowX, overflowY } = getComputedStyle(element)
      const isCutX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth
      const isCutY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight
      if (isCutX || isCutY) cut.push(element.outerHTML.slice(0, 200))
    }
    if (root.scrollWidth > root.clientWidth) {
      const out = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth,
      )
      const last = out.at(-1)?.outerHTML.slice(0, 200)
      cut.push(`The page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px: ${last}`)
    }
    return cut
  })
}
