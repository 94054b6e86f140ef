import { expect, it } from 'vitest'
import { getPages } from '@/lib/galley/content/pages'

it('a page has the name of its file as its address', () => {
  expect(getPages()).toEqual([
    { slug: 'about', file: 'pages/about.mdx', title: 'About', description: undefined, aliases: [] },
  ])
})
