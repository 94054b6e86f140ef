import { expect, it } from 'vitest'
import { getPages } from '@/lib/pages'

it('a page has the name of its file as its address', () => {
  expect(getPages()).toEqual([
    { slug: 'about', source: { file: 'pages/about.mdx', body: '', line: 4 }, title: 'About', description: undefined },
  ])
})
