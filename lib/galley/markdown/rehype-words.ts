import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { countWords } from '../core/text'
import { readText } from './visible-text'

declare module 'vfile' {
  interface DataMap {
    /** The number of words in the body, code included. */
    words: number
  }
}

/** Sets `file.data.words` to the number of words in the body. */
export function rehypeWords() {
  return (tree: Root, file: VFile): void => {
    file.data.words = countWords(readText(tree))
  }
}
