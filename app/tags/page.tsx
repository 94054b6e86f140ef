import { ListingPage } from '@/components/ListingPage'
import '@/components/styles/tags.css'
import { tagHref, tagsHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag } from '@/lib/galley/content/tags'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'

const page = { title: 'Tags', description: 'All subjects, with the number of posts on each.', href: tagsHref() }

export const metadata = createMetadata(page)

export default function TagsPage() {
  const tags = groupByTag(getPosts())
  return (
    <ListingPage page={page}>
      {tags.length === 0 ? (
        <p>No post has a tag yet.</p>
      ) : (
        <ul className="tag-index">
          {tags.map(({ name, slug, posts }) => (
            <li key={slug}>
              <a href={tagHref(name)} dir="auto">
                {name}
              </a>{' '}
              <span>{posts.length === 1 ? '1 post' : `${posts.length} posts`}</span>
            </li>
          ))}
        </ul>
      )}
    </ListingPage>
  )
}
