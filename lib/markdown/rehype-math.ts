import type { Root } from 'hast'
import rehypeKatex from 'rehype-katex'
import type { VFile } from 'vfile'
import { findElements } from './find'

const render = rehypeKatex({ output: 'mathml' })

/** Makes MathML of math, in a text that has some. */
export function rehypeMath() {
  return (tree: Root, file: VFile): void => {
    const codes = findElements(tree, 'code')
    // `remark-math` makes code of math; rehype-katex looks at each element for it.
    if (codes.some(({ element }) => [element.properties.className].flat().includes('language-math'))) render(tree, file)
  }
}
