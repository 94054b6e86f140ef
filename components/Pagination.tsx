import { indexHref } from '@/lib/galley/addresses/urls'

/** Renders the links between the pages of the index. */
export function Pagination({ number, total }: { number: number; total: number }) {
  if (total === 1) return null
  return (
    <nav className="pagination" aria-label="Pages">
      {number > 1 ? (
        <a href={indexHref(number - 1)} rel="prev">
          Previous
        </a>
      ) : (
        <span />
      )}
      <span>
        Page: {number} of {total}
      </span>
      {number < total ? (
        <a href={indexHref(number + 1)} rel="next">
          Next
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
