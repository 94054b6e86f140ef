import { tagHref } from '@/lib/galley/addresses/urls'
import { translate } from '@/lib/galley/content/translation'

/** Renders a post's tags. */
export function TagList({ tags, lang }: { tags: string[]; lang: string }) {
  if (tags.length === 0) return null
  return (
    <ul className="tag-list" aria-label={translate(lang).messages.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={tagHref(tag)} rel="tag" dir="auto">
            {tag}
          </a>
        </li>
      ))}
    </ul>
  )
}
