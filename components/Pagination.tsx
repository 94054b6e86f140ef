import { indexHref } from '@/lib/galley/addresses/urls'
import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'

/** Renders the links between the pages of the index. */
export function Pagination({ number, total }: { number: number; total: number }) {
  if (total === 1) return null
  const { messages, fill } = translate(site.lang)
  return (
    <nav className="pagination" aria-label={messages.pages}>
      {number > 1 ? (
        <a href={indexHref(number - 1)} rel="prev">
          {messages.previousPage}
        </a>
      ) : (
        <span />
      )}
      <span>{fill(messages.page, { number, total })}</span>
      {number < total ? (
        <a href={indexHref(number + 1)} rel="next">
          {messages.nextPage}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
