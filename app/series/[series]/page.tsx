import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListingPage } from '@/components/ListingPage'
import { PostList } from '@/components/PostList'
import { seriesHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupBySeries, type Series } from '@/lib/galley/content/series'
import { translate } from '@/lib/galley/content/translation'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'
import { site } from '@/lib/site'

const { messages, count } = translate(site.lang)

type Props = { params: Promise<{ series: string }> }

export function generateStaticParams() {
  return getParams('series').map((series) => ({ series }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return createMetadata(getFacts(await getSeries(params)))
}

export default async function SeriesPage({ params }: Props) {
  const series = await getSeries(params)
  const page = getFacts(series)
  return (
    <ListingPage page={page}>
      <p className="lede">{page.description}</p>
      <PostList posts={series.posts} />
    </ListingPage>
  )
}

function getFacts({ name, posts }: Series) {
  return { title: name, description: count(messages.seriesParts, posts.length), href: seriesHref(name) }
}

async function getSeries(params: Props['params']): Promise<Series> {
  // Next passes non-ASCII params percent-encoded.
  const slug = decodeURIComponent((await params).series)
  return groupBySeries(getPosts()).find((series) => series.slug === slug) ?? notFound()
}
