import { expect, it } from 'vitest'
import { getAuthors } from '@/lib/galley/content/authors'

it('authors come in the order of content/authors.yml', () => {
  expect(getAuthors().map(({ key }) => key)).toEqual(['mara', 'tomas', 'nobody'])
})
