import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { getContrast, parseColor, type Rgb } from '../../support/contrast'

const css = readFileSync('components/styles/tokens.css', 'utf8')

/** The colour of a token in a scheme. */
function getToken(name: string, scheme: 'light' | 'dark'): Rgb {
  const [, alias] = new RegExp(`--${name}: var\\(--([\\w-]+)\\)`).exec(css) ?? []
  if (alias) return getToken(alias, scheme)
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
  return parseColor(scheme === 'light' ? light : dark)
}

const listNames = (pattern: RegExp) => Array.from(css.matchAll(pattern), ([, name = '']) => name)
const callouts = listNames(/--(note|tip|important|warning|caution):/g)
const code = listNames(/--(code-[a-z]+):/g)

/** Text, by the tokens of what it stands on. */
const texts: [ground: string, inks: string[]][] = [
  ['paper', ['ink', 'ink-soft', 'accent', 'danger', ...callouts]],
  ['surface', ['ink', 'ink-soft', 'accent', 'danger', ...code]],
  ['accent-soft', ['accent']],
  // Highlighted code in a line that stands out, with its number or its sign.
  ...['mark', 'ins', 'del'].map((ground): [string, string[]] => [ground, ['ink-soft', 'danger', ...code]]),
]

/** Edges that tell something: the focus ring, a field, a wrong one, the bars of callouts and of marked lines. */
const edges: [ground: string, inks: string[]][] = [
  ['paper', ['accent', 'ink-soft', 'danger', ...callouts]],
  ['surface', ['accent', 'ink-soft', 'danger']],
  ['mark', ['warning']],
]

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  const measure = (ink: string, ground: string) => getContrast(getToken(ink, scheme), getToken(ground, scheme))

  it.each(texts)('has text on --%s that can be read', (ground, inks) => {
    for (const ink of inks) expect(measure(ink, ground), ink).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edges)('has edges on --%s that can be seen', (ground, inks) => {
    for (const ink of inks) expect(measure(ink, ground), ink).toBeGreaterThanOrEqual(3)
  })

  it.each(callouts)('has text in the callout --%s, on its tint, that can be read', (hue) => {
    // prose.css lays 8 % of the hue over the paper.
    const paper = getToken('paper', scheme)
    const [red, green, blue] = getToken(hue, scheme)
    const mix = (ink: number, ground: number) => ink * 0.08 + ground * 0.92
    const tint: Rgb = [mix(red, paper[0]), mix(green, paper[1]), mix(blue, paper[2])]
    for (const ink of [hue, 'ink', 'ink-soft', 'accent']) {
      expect(getContrast(getToken(ink, scheme), tint), ink).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('knows the callouts and the colours of code', () => {
  expect([callouts.length, code.length]).toEqual([5, 7])
})
