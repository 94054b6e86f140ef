import { ListingPage } from '@/components/ListingPage'
import { PostList } from '@/components/PostList'
import { translate } from '@/lib/galley/content/translation'
import { formatNumber } from '@/lib/galley/core/messages'
import { site } from '@/lib/site'
import '@/components/styles/archive.css'
import { archiveHref } from '@/lib/galley/addresses/urls'
import { getPosts, type Post } from '@/lib/galley/content/posts'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'

const { messages } = translate(site.lang)
const page = { title: messages.archive, description: messages.archiveDescription, href: archiveHref() }

export const metadata = createMetadata(page)

export default function ArchivePage() {
  const years = groupByYear(getPosts())
  return (
    <ListingPage page={page}>
      {years.size === 0 && <p>{messages.noPosts}</p>}
      {[...years].map(([year, posts]) => (
        <section key={year} className="archive-year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{formatNumber(Number(year), site.lang)}</h2>
          <PostList posts={posts} yearless />
        </section>
      ))}
    </ListingPage>
  )
}

function groupByYear(posts: Post[]): Map<string, Post[]> {
  const years = new Map<string, Post[]>()
  for (const post of posts) {
    const year = post.date.day.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), post])
  }
  return years
}
