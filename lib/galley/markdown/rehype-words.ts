import type { Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import type { VFile } from 'vfile'
import { countWords } from '../core/text'

declare module 'vfile' {
  interface DataMap {
    /** How many words the body has, code included. */
    words: number
  }
}

/** Counts the words of a body into `file.data.words`. */
export function rehypeWords() {
  return (tree: Root, file: VFile): void => {
    file.data.words = countWords(toText(tree))
  }
}
