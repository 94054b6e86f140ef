import { expect, it } from 'vitest'
import { importWith } from '../../support/modules'

const load = () =>
  importWith({ SOURCE_DATE_EPOCH: String(Date.parse('2024-03-01T00:00:00Z') / 1000) }, async () => ({
    ...(await import('@/lib/galley/content/posts')),
    ...(await import('@/lib/galley/content/translations')),
    ...(await import('@/lib/galley/outputs/metadata/json-ld')),
  }))

it('an original and its translations are the same group, the original first', async () => {
  const { getPost, getTranslations } = await load()
  for (const slug of ['twin-b', 'second']) {
    const post = getPost(slug)
    expect(post && getTranslations(post).map(({ slug }) => slug)).toEqual(['twin-b', 'second'])
  }
})

it('an unlisted post is a translation of nothing, and a post without translations stands alone', async () => {
  const { getPost, getTranslations } = await load()
  for (const slug of ['unlisted', 'twin-a']) {
    const post = getPost(slug)
    expect(post && getTranslations(post)).toEqual([post])
  }
})

it('structured data names the translations of an original, and the original of a translation', async () => {
  const { getPost, createBlogPosting } = await load()
  const [original, translation] = [getPost('twin-b'), getPost('second')]
  const url = (slug: string) => `https://galley.example/posts/${slug}/`
  expect(original && createBlogPosting(original, '', 1)).toMatchObject({
    workTranslation: [{ '@type': 'BlogPosting', url: url('second'), inLanguage: 'ar' }],
  })
  expect(translation && createBlogPosting(translation, '', 1)).toMatchObject({
    translationOfWork: { '@type': 'BlogPosting', url: url('twin-b'), inLanguage: 'en' },
  })
})
