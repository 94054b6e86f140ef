import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Article } from '@/components/Article'
import { getCover } from '@/lib/galley/content/covers'
import { getPost } from '@/lib/galley/content/posts'
import { getSurroundings } from '@/lib/galley/content/surroundings'
import { truncate } from '@/lib/galley/core/text'
import { compileBody } from '@/lib/galley/markdown'
import { createPostMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'

type Props = { params: Promise<{ slug: string }> }

export function generateStaticParams() {
  return getParams('posts').map((slug) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { post, description } = await getArticle((await params).slug)
  return createPostMetadata(post, description)
}

export default async function PostPage({ params }: Props) {
  return <Article {...(await getArticle((await params).slug))} />
}

// Cached for both functions above: otherwise the bytes of the page depend on which of them finishes first.
const getArticle = cache(async (slug: string) => {
  const post = getPost(slug) ?? notFound()
  const body = await compileBody(post.file, post.lang)
  const description = post.description ?? truncate(body.excerpt, 160)
  return { post, surroundings: getSurroundings(post), body, description, cover: await getCover(post) }
})
