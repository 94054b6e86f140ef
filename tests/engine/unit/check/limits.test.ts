import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { parseAuthors } from '@/lib/galley/check/authors'
import { findExcess } from '@/lib/galley/check/limits'
import { parseFrontmatter } from '@/lib/galley/content/frontmatter'

const find = (text: string) => findExcess(new VFile(text))?.reason

describe('a file that the parser could not bear', () => {
  it.each([
    ['a million characters', 'a '.repeat(500_000), /^The file has 1000000 characters/],
    ['quotes within quotes', '>'.repeat(21), /^Quotes and lists are nested more than 20/],
    ['lists within lists on a line', '- '.repeat(21), /^Quotes and lists are nested more than 20/],
    ['a list far to the right', `${' '.repeat(41)}- a`, /^A list item is indented by more than 40 columns/],
    ['a wide table', '|'.repeat(100), /^A table row has more than 100 cells/],
    ['much emphasis', '*_\n'.repeat(501), /^A paragraph has more than 1000 emphasis markers/],
    ['many brackets', '['.repeat(1001), /^A paragraph has more than 1000 brackets/],
    ['many list items', '- a\n'.repeat(1501), /^The file has more than 1500 list items/],
    ['many definitions', '[a]: b\n\n'.repeat(1001), /^The file has more than 1000 definitions/],
    ['many headings', '# a\n\n'.repeat(1001), /^The file has more than 1000 headings/],
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

// Contentlayer is given what these have read, in the process of the build, which no deadline ends.
describe('YAML that could keep a build', () => {
  // What is the slowest of all that was tried.
  const slow = (length: number) => 'a: "\n'.repeat(length / 5)

  it('is not read if it is frontmatter of more than 20,000 characters', () => {
    const file = new VFile({ path: 'content/posts/a.mdx', value: `---\n${slow(500_000)}\n---\n` })
    expect(parseFrontmatter(file).blockFault?.reason).toBe(
      'The frontmatter is 500000 characters long; the limit is 20000.',
    )
  })

  it('is not read if it is an author list of more than 50,000 characters', () => {
    const file = new VFile({ path: 'content/authors.yml', value: slow(500_000) })
    const { data, faults } = parseAuthors({ path: 'authors.yml', file, encodingFault: undefined })
    expect(data).toBeUndefined()
    expect(faults[0]?.reason).toBe('The author list is 500000 characters long; the limit is 50000.')
  })

  it('is read in seconds up to there', () => {
    const post = new VFile({ path: 'content/posts/a.mdx', value: `---\n${slow(19_900)}\n---\n` })
    expect(parseFrontmatter(post).yamlFaults.length).toBeGreaterThan(0)
    const file = new VFile({ path: 'content/authors.yml', value: slow(50_000) })
    expect(parseAuthors({ path: 'authors.yml', file, encodingFault: undefined }).faults.length).toBeGreaterThan(0)
  }, 100_000)
})
