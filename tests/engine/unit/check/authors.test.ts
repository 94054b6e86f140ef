import { expect, it, vi } from 'vitest'
import { createSource, writeTemporaryContent } from '../../support/content'
import { bareFacts, importWithSite } from '../../support/modules'

/** What the check of a blog without an author list says, if lib/site.ts names no author. */
async function checkWithoutList(frontmatter: Record<string, unknown>): Promise<string[]> {
  const source = createSource({ title: 'A', date: '2024-02-29', ...frontmatter }, 'Text.')
  const dir = await writeTemporaryContent({ 'posts/a.mdx': source, 'authors.yml': undefined })
  vi.stubEnv('CONTENT_DIR', dir)
  const { checkAll } = await importWithSite(bareFacts, () => import('@/lib/galley/check'))
  const { errors } = await checkAll()
  return errors.map(({ file, line, ruleId, note }) => `${file}:${line} ${ruleId} ${note}`)
}

it('a blog in which nobody is named needs no author list', async () => {
  expect(await checkWithoutList({})).toEqual([])
})

it('a post that names an author needs a list with that author', async () => {
  expect(await checkWithoutList({ authors: ['mara'] })).toEqual([
    'content/posts/a.mdx:5 author-unknown Add the author to content/authors.yml, or remove authors.',
  ])
})
