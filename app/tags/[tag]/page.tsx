import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListingPage } from '@/components/ListingPage'
import { PostList } from '@/components/PostList'
import { getTagFeed } from '@/lib/galley/addresses/feeds'
import { tagHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag, type Tag } from '@/lib/galley/content/tags'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'

type Props = { params: Promise<{ tag: string }> }

export function generateStaticParams() {
  return getParams('tags').map((tag) => ({ tag }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return createMetadata(getFacts(await getTag(params)))
}

export default async function TagPage({ params }: Props) {
  const tag = await getTag(params)
  const page = getFacts(tag)
  return (
    <ListingPage page={page}>
      <p className="lede">
        {page.description} <a href={page.feed.href}>Subscribe via {page.feed.label}</a>
      </p>
      <PostList posts={tag.posts} />
    </ListingPage>
  )
}

function getFacts({ name, posts }: Tag) {
  const count = posts.length === 1 ? 'One post' : `${posts.length} posts`
  return { title: name, description: `${count} tagged “${name}”.`, href: tagHref(name), feed: getTagFeed(name) }
}

async function getTag(params: Props['params']): Promise<Tag> {
  // Next passes non-ASCII params percent-encoded.
  const slug = decodeURIComponent((await params).tag)
  return groupByTag(getPosts()).find((tag) => tag.slug === slug) ?? notFound()
}
