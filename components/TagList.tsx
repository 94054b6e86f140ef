import { tagHref } from '@/lib/galley/addresses/urls'

/** Renders a post's tags. */
export function TagList({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null
  return (
    <ul className="tag-list" aria-label="Tags">
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
