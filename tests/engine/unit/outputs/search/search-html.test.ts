import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { joinWords } from '@/lib/galley/core/words'
import { createSearchHtml } from '@/lib/galley/outputs/search/search-html'
import { createPost } from '../../../support/post'

const page = (content: string) => `<header>Head</header><div data-feed-content="">${content}</div><footer>Foot</footer>`

describe('what the search knows of a post', () => {
  const post = createPost({ title: '<b> & 命名空间', tags: ['C++', '网络'], day: '2024-02-29', lang: 'zh' })

  it('is its title, authors, series, tags, year, day and language', () => {
    const facts = selectAll('meta', fromHtml(createSearchHtml(page('<p>Text</p>'), post))).map(({ properties }) => {
      const [kind, name] = Object.entries(properties).find(([key]) => key.startsWith('dataPagefind')) ?? []
      return [kind, name, joinWords(String(properties.content))]
    })
    expect(facts).toEqual([
      ['dataPagefindMeta', 'title[content]', '<b> & 命名空间'],
      ['dataPagefindMeta', 'authors[content]', 'Mara Lindqvist'],
      ['dataPagefindMeta', 'series[content]', ''],
      ['dataPagefindMeta', 'tags[content]', 'C++, 网络'],
      ['dataPagefindFilter', 'year[content]', '2024'],
      ['dataPagefindFilter', 'tag[content]', 'c-plus-plus'],
      ['dataPagefindFilter', 'tag[content]', '网络'],
      ['dataPagefindFilter', 'date[content]', '2024年2月29日'],
      ['dataPagefindFilter', 'lang[content]', 'zh'],
      ['dataPagefindSort', 'date[content]', post.date.instant],
    ])
  })

  it('is the text of its page with the ids of headings, and nothing around it', () => {
    const html = createSearchHtml(page('<h2 id="路由表">A<a class="anchor" href="#a">#</a></h2><p>命名空间</p>'), post)
    expect(joinWords(html)).toMatch(/><h2 id="路由表">A<\/h2><p>命名空间<\/p><\/body><\/html>$/)
  })
  it('keeps cells apart from each other, and addresses of images away', () => {
    const html = createSearchHtml(page('<table><tr><th>A</th><th>B</th></tr></table><img src="/a.png" alt="A">'), post)
    expect(html).toContain('<th>A </th><th>B </th>')
    expect(html).toMatch(/<img><\/body>/)
  })
})
