import type { Element, Root } from 'hast'
import rehypeKatex from 'rehype-katex'
import type { VFile } from 'vfile'
import { declareInline } from '../html/inline'
import { findElements } from './find'

/**
 * What KaTeX is told, wherever a formula is read. No length is more than 50 times the font's size, so that none covers or
 * widens the page; no macro is expanded without end. Letters that LaTeX has no name for are letters all the same.
 */
export const katexOptions = { output: 'mathml', maxSize: 50, maxExpand: 1000, trust: false, strict: 'ignore' } as const

const render = rehypeKatex(katexOptions)

/** How many of a unit are about 50 em. KaTeX caps some lengths only. */
const maxLengths: Record<string, number> = {
  em: 50,
  ex: 100,
  mu: 900,
  pt: 500,
  px: 800,
  pc: 50,
  dd: 500,
  cc: 50,
  nd: 500,
  nc: 50,
  bp: 500,
  sp: 3e7,
  in: 8,
  cm: 20,
  mm: 200,
}

/** Makes MathML of math, in a text that has some. */
export function rehypeMath() {
  return (tree: Root, file: VFile): void => {
    const codes = findElements(tree, 'code')
    // `remark-math` makes code of math; rehype-katex looks at each element for it.
    if (!codes.some(({ element }) => [element.properties.className].flat().includes('language-math'))) return
    render(tree, file)
    for (const { element } of findElements(tree, 'math')) finish(element)
  }
}

/** Caps the lengths of an element and what it holds, and declares their styles, such as the border of `\\fcolorbox`. */
function finish({ properties, children }: Element): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string' || !/\d/.test(value)) continue
    properties[name] = value.replace(/([-+]?)(\d+(?:\.\d+)?|\.\d+)([a-z]{2})\b/g, (length, sign, number, unit) => {
      const max = maxLengths[unit] ?? Number.POSITIVE_INFINITY
      return Number(number) > max ? `${sign}${max}${unit}` : length
    })
  }
  if (typeof properties.style === 'string') declareInline({ kind: 'style attribute', text: properties.style })
  for (const child of children) if (child.type === 'element') finish(child)
}
