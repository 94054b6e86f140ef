import type { Metadata } from 'next'
import { Message } from '@/components/Message'
import { PostList } from '@/components/PostList'
import { archiveHref, indexHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
import RootLayout, { metadata as layoutMetadata } from './layout'
// Must follow the layout's import, whose styles set the order of the layers.
import '@/components/styles/not-found.css'

export { viewport } from './layout'

const { messages } = translate(site.lang)

export const metadata: Metadata = {
  ...layoutMetadata,
  title: `${messages.notFound} · ${site.title}`,
  robots: { index: false },
}

/** Renders 404.html. In `not-found.tsx`, this page and its list of posts would be part of every page's payload. */
export default function NotFoundPage() {
  const latest = getPosts().slice(0, 5)
  return (
    <RootLayout>
      <div className="not-found">
        <p className="not-found-code" aria-hidden="true">
          404
        </p>
        <h1>{messages.notFound}</h1>
        <p>
          <Message
            text={messages.notFoundText}
            parts={{
              archive: (text) => <a href={archiveHref()}>{text}</a>,
              index: (text) => <a href={indexHref()}>{text}</a>,
            }}
          />
        </p>
        {latest.length > 0 && <h2>{messages.latestPosts}</h2>}
        <PostList posts={latest} />
      </div>
    </RootLayout>
  )
}
