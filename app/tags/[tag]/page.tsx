import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListingPage } from '@/components/ListingPage'
import { PostList } from '@/components/PostList'
import { getTagFeed } from '@/lib/galley/addresses/feeds'
import { tagHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag, type Tag } from '@/lib/galley/content/tags'
import { translate } from '@/lib/galley/content/translation'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'
import { site } from '@/lib/site'

const { messages, fill, count } = translate(site.lang)

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
        {page.description} <a href={page.feed.href}>{fill(messages.subscribe, { format: page.feed.label })}</a>
      </p>
      <PostList posts={tag.posts} />
    </ListingPage>
  )
}

function getFacts({ name, posts }: Tag) {
  const description = count(messages.taggedPosts, posts.length, { tag: name })
  return { title: name, description, href: tagHref(name), feed: getTagFeed(name) }
}

async function getTag(params: Props['params']): Promise<Tag> {
  // Next passes non-ASCII params percent-encoded.
  const slug = decodeURIComponent((await params).tag)
  return groupByTag(getPosts()).find((tag) => tag.slug === slug) ?? notFound()
}
