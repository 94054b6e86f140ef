import type { Root } from 'hast'
import { toString as toText } from 'hast-util-to-string'
import type { VFile } from 'vfile'
import { countWords } from '../core/text'

declare module 'vfile' {
  interface DataMap {
    /** The number of words in the body, code included. */
    words: number
  }
}

/** Sets `file.data.words` to the number of words in the body. */
export function rehypeWords() {
  return (tree: Root, file: VFile): void => {
    file.data.words = countWords(toText(tree))
  }
}
