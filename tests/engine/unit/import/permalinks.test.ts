import { describe, expect, it } from 'vitest'
import type { Data, JekyllDocument } from '@/lib/galley/import/jekyll'
import { getCategories, getPageAddress, getPostAddress } from '@/lib/galley/import/permalinks'

const post = (data: Data = {}, file = '_posts/2020-11-02-My_first-Post.md'): JekyllDocument => ({
  kind: 'post',
  file,
  data,
  lines: new Map(),
  body: '',
  bodyLine: 1,
  changed: new Date(0),
})
const instant = Date.parse('2020-11-02T19:08:09Z')
const address = (permalink: string | undefined, data: Data = {}, file?: string) =>
  getPostAddress(post(data, file), instant, 'UTC', permalink ? { permalink } : {})

describe('the old address of a post', () => {
  it.each([
    [undefined, '/a/b/2020/11/02/My_first-Post.html'],
    ['date', '/a/b/2020/11/02/My_first-Post.html'],
    ['pretty', '/a/b/2020/11/02/My_first-Post/'],
    ['none', '/a/b/My_first-Post.html'],
    ['ordinal', '/a/b/2020/307/My_first-Post.html'],
    ['weekdate', '/a/b/2020/W45/Mon/My_first-Post.html'],
    ['/:year/:month/:day/:title.html', '/2020/11/02/My_first-Post.html'],
    ['/blog/:slug/', '/blog/my-first-post/'],
    ['/:short_year/:i_month/:i_day/:hour:minute:second-:title', '/20/11/2/190809-My_first-Post'],
    ['/:year-:month-:day-:title:output_ext', '/2020-11-02-My_first-Post.html'],
  ])('for the permalink %s is %s', (permalink, expected) => {
    expect(address(permalink, { categories: ['A', 'b'] })).toBe(expected)
  })

  it('is the one that the post asks for', () => {
    expect(address('pretty', { permalink: '/here/' })).toBe('/here/')
  })

  it('has the categories of the folders above, and each once', () => {
    const file = 'notes/_posts/2020-11-02-a.md'
    expect(getCategories(post({ categories: 'z notes' }, file))).toEqual(['notes', 'z'])
    expect(getCategories(post({ category: 'x y' }, file))).toEqual(['notes', 'x y'])
  })

  it('is an error where the pattern has a part that Jekyll has not', () => {
    expect(() => address('/:nothing/')).toThrow('Unknown placeholder ":nothing" in the permalink "/:nothing/".')
  })
})

describe('the old address of a page', () => {
  it.each([
    ['about.md', {}, {}, '/about.html'],
    ['about.md', {}, { permalink: 'pretty' }, '/about/'],
    ['about.md', { permalink: '/who/' }, {}, '/who/'],
    ['docs/index.md', {}, {}, '/docs/'],
  ])('%s with %j in a site with %j is %s', (file, data, config, expected) => {
    expect(getPageAddress({ ...post(data, file), kind: 'page' }, config)).toBe(expected)
  })
})
