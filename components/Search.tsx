import './styles/search.css'
import { archiveHref, searchHref, searchIndexHref, tagsHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag } from '@/lib/galley/content/tags'
import { InlineScript } from './InlineScript'

/** Renders the search form; lib/browser/search.ts runs the search. Only a build writes the index, so `next dev` has none. */
export function Search() {
  const posts = getPosts()
  const years = new Set(posts.map(({ date }) => date.day.slice(0, 4)))
  if (posts.length === 0) return <p className="lede">There is nothing here yet.</p>
  if (process.env.NODE_ENV === 'development') {
    return (
      <p className="lede">
        The search needs a build: <code>npm run build && npm run preview</code>
      </p>
    )
  }
  return (
    <>
      <search className="scripted">
        <form className="search" action={searchHref()} data-index={searchIndexHref()}>
          <label>
            Words
            <input type="search" name="q" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </label>
          <label>
            Tag
            <select name="tag">
              <option value="">All tags</option>
              {groupByTag(posts).map(({ name, slug }) => (
                <option key={slug} value={slug} dir="auto">
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Year
            <select name="year">
              <option value="">All years</option>
              {[...years].map((year) => (
                <option key={year}>{year}</option>
              ))}
            </select>
          </label>
        </form>
      </search>
      <noscript>
        <p className="lede">
          The search needs JavaScript. See the <a href={archiveHref()}>archive</a> or the <a href={tagsHref()}>tags</a>.
        </p>
      </noscript>
      <p className="search-status" role="status" />
      <ol className="search-results" />
      <button className="search-more" type="button" hidden>
        Show more
      </button>
      <InlineScript name="search" />
    </>
  )
}
