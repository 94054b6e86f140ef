import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { findExcess } from '@/lib/galley/check/limits'

const find = (text: string) => findExcess(new VFile(text))?.reason

describe('a file that the parser could not bear', () => {
  it.each([
    ['a million characters', 'a '.repeat(500_000), /^The file has 1000000 characters/],
    ['quotes within quotes', '>'.repeat(21), /^Quotes and lists stand in each other/],
    ['lists within lists on a line', '- '.repeat(21), /^Quotes and lists stand in each other/],
    ['a list far to the right', `${' '.repeat(41)}- a`, /^A list item stands behind more than 40 columns/],
    ['a wide table', '|'.repeat(100), /^A row has more than 100 cells/],
    ['much emphasis', '*_\n'.repeat(501), /^A paragraph has more than 1000 marks/],
    ['many brackets', '['.repeat(1001), /^A paragraph has more than 1000 brackets/],
    ['many list items', '- a\n'.repeat(1501), /^There are more than 1500 list items/],
    ['many definitions', '[a]: b\n\n'.repeat(1001), /^There are more than 1000 definitions/],
    ['many headings', '# a\n\n'.repeat(1001), /^There are more than 1000 headings/],
    ['elements within elements', '<i>\n'.repeat(101), /^Elements are nested/],
  ])('has %s', (_, text, reason) => {
    expect(find(text)).toMatch(reason)
  })
})

describe('a file that is only long', () => {
  it.each([
    ['many paragraphs', 'Some _words_ and [a link](/posts/a/).\n\n'.repeat(2000)],
    ['a listing of anything', `\`\`\`\n${'*_[ | <i>\n'.repeat(3000)}\`\`\`\n`],
    ['many elements, each closed', '<kbd>a</kbd> <br /> `<i>`\n\n'.repeat(2000)],
  ])('has %s', (_, text) => {
    expect(find(text)).toBeUndefined()
  })
})
