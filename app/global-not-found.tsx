import type { Metadata } from 'next'
import { PostList } from '@/components/PostList'
import { archiveHref, indexHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { site } from '@/lib/site'
import RootLayout, { metadata as layoutMetadata } from './layout'
// Must follow the layout's import, whose styles set the order of the layers.
import '@/components/styles/not-found.css'

export { viewport } from './layout'

export const metadata: Metadata = { ...layoutMetadata, title: `Not found · ${site.title}`, robots: { index: false } }

/** Renders 404.html. In `not-found.tsx`, this page and its list of posts would be part of every page's payload. */
export default function NotFoundPage() {
  const latest = getPosts().slice(0, 5)
  return (
    <RootLayout>
      <div className="not-found">
        <p className="not-found-code" aria-hidden="true">
          404
        </p>
        <h1>This page is not here</h1>
        <p>
          The address may be old or mistyped. Everything that is published is in the <a href={archiveHref()}>archive</a>
          , and the newest is on the <a href={indexHref()}>front page</a>.
        </p>
        {latest.length > 0 && <h2>Lately</h2>}
        <PostList posts={latest} />
      </div>
    </RootLayout>
  )
}
