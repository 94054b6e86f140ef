import { ListingPage } from '@/components/ListingPage'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
import '@/components/styles/tags.css'
import { tagHref, tagsHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag } from '@/lib/galley/content/tags'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'

const { messages, count } = translate(site.lang)
const page = { title: messages.tags, description: messages.tagsDescription, href: tagsHref() }

export const metadata = createMetadata(page)

export default function TagsPage() {
  const tags = groupByTag(getPosts())
  return (
    <ListingPage page={page}>
      {tags.length === 0 ? (
        <p>{messages.noTags}</p>
      ) : (
        <ul className="tag-index">
          {tags.map(({ name, slug, posts }) => (
            <li key={slug}>
              <a href={tagHref(name)} dir="auto">
                {name}
              </a>{' '}
              <span>{count(messages.postCount, posts.length)}</span>
            </li>
          ))}
        </ul>
      )}
    </ListingPage>
  )
}
