import { expect, type Page } from '@playwright/test'
import { getContrast, type Rgb } from '../support/contrast'
import { site, test } from './site'

/** The tokens of text colours, by the token of the background. */
const texts: [ground: string, inks: RegExp][] = [
  ['paper', /^(?:ink|ink-soft|accent|danger|note|tip|important|warning|caution)$/],
  ['surface', /^(?:ink|ink-soft|accent|danger|code-.*)$/],
  ['accent-soft', /^accent$/],
  // Highlighted code in a marked line, with its line number or sign.
  ['mark', /^(?:ink-soft|danger|code-.*)$/],
  ['ins', /^(?:ink-soft|danger|code-.*)$/],
  ['del', /^(?:ink-soft|danger|code-.*)$/],
]

/** The tokens of edges that convey information: focus rings, borders of fields, bars of callouts and marked lines. */
const edges: [ground: string, inks: RegExp][] = [
  ['paper', /^(?:accent|ink-soft|danger|note|tip|important|warning|caution)$/],
  ['surface', /^(?:accent|ink-soft|danger)$/],
  ['mark', /^warning$/],
]

/** Returns the custom properties of a page that are colours, as the browser computes them. */
async function readTokens(page: Page): Promise<Map<string, Rgb>> {
  const colors = await page.evaluate(() => {
    const names = new Set<string>()
    const collect = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) for (const name of rule.style) if (name.startsWith('--')) names.add(name)
        if (rule instanceof CSSGroupingRule) collect(rule.cssRules)
      }
    }
    for (const sheet of document.styleSheets) collect(sheet.cssRules)
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const element = document.body.appendChild(document.createElement('span'))
    return [...names].flatMap((name): [string, number[]][] => {
      if (!CSS.supports('color', getComputedStyle(document.documentElement).getPropertyValue(name))) return []
      element.style.color = `var(${name})`
      if (!context) return []
      context.fillStyle = getComputedStyle(element).color
      context.fillRect(0, 0, 1, 1)
      return [[name.slice(2), [...context.getImageData(0, 0, 1, 1).data]]]
    })
  })
  return new Map(colors.map(([name, [red = 0, green = 0, blue = 0]]) => [name, [red, green, blue]]))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ${colorScheme} scheme has text that can be read, and edges that can be seen`, async ({ page, visit }) => {
    await page.emulateMedia({ colorScheme })
    const tokens = await readTokens(await visit(site, '/'))
    expect([...tokens.keys()]).toEqual(expect.arrayContaining(['paper', 'ink']))
    for (const [pairs, least] of [
      [texts, 4.5],
      [edges, 3],
    ] as const) {
      for (const [ground, inks] of pairs) {
        const behind = tokens.get(ground)
        if (!behind) continue
        for (const [name, ink] of [...tokens].filter(([name]) => inks.test(name))) {
          expect(getContrast(ink, behind), `--${name} on --${ground}`).toBeGreaterThanOrEqual(least)
        }
      }
    }
  })

  test(`the ${colorScheme} scheme has text in callouts that can be read`, async ({ page, visit }) => {
    await page.emulateMedia({ colorScheme })
    const tokens = await readTokens(await visit(site, '/'))
    const paper = tokens.get('paper') ?? [0, 0, 0]
    for (const [hue, color] of [...tokens].filter(([name]) => /^(?:note|tip|important|warning|caution)$/.test(name))) {
      // prose.css mixes 8 % of the hue into the paper.
      const mix = (at: 0 | 1 | 2) => color[at] * 0.08 + paper[at] * 0.92
      const tint: Rgb = [mix(0), mix(1), mix(2)]
      for (const name of [hue, 'ink', 'ink-soft', 'accent']) {
        const ink = tokens.get(name)
        if (ink) expect(getContrast(ink, tint), `--${name} in the callout --${hue}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
}
