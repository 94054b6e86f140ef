import type { Post } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
import { Message } from './Message'
import { PostDate } from './PostDate'

/** Marks drafts and scheduled posts in `next dev`; a build has none. */
export function PendingMark({ post }: { post: Pick<Post, 'date' | 'pending'> }) {
  if (!post.pending) return null
  const { messages } = translate(site.lang)
  return (
    <bdi lang={site.lang} style={style}>
      {post.pending === 'draft' ? (
        messages.draft
      ) : (
        <Message text={messages.scheduled} parts={{ date: () => <PostDate date={post.date} lang={site.lang} /> }} />
      )}
    </bdi>
  )
}

// Inline, since a style sheet would be published.
const style = {
  justifySelf: 'start',
  padding: '0.1em 0.6em',
  borderRadius: '1em',
  background: 'var(--mark)',
  color: 'var(--warning)',
  font: '600 var(--step--1) var(--sans)',
}
