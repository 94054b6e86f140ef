import type { SearchMessages } from '@/lib/browser/search-messages'
import { translate } from '@/lib/galley/content/translation'
import { formatNumber } from '@/lib/galley/core/messages'
import { site } from '@/lib/site'
import { Message } from './Message'
import './styles/search.css'
import { archiveHref, searchHref, searchIndexHref, tagsHref } from '@/lib/galley/addresses/urls'
import { getPosts } from '@/lib/galley/content/posts'
import { groupByTag } from '@/lib/galley/content/tags'
import { InlineScript } from './InlineScript'

/** Renders the search form; lib/browser/search.ts runs the search. Only a build writes the index, so `next dev` has none. */
export function Search() {
  const { messages } = translate(site.lang)
  const { postCount, searching, nothingFound, searchFailed } = messages
  const browserMessages: SearchMessages = { postCount, searching, nothingFound, searchFailed }
  const posts = getPosts()
  const years = new Set(posts.map(({ date }) => date.day.slice(0, 4)))
  if (posts.length === 0) return <p className="lede">{messages.noPosts}</p>
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
        <form
          className="search"
          action={searchHref()}
          data-index={searchIndexHref()}
          data-messages={JSON.stringify(browserMessages)}
        >
          <label>
            {messages.searchWords}
            <input type="search" name="q" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </label>
          <label>
            {messages.tag}
            <select name="tag">
              <option value="">{messages.allTags}</option>
              {groupByTag(posts).map(({ name, slug }) => (
                <option key={slug} value={slug} dir="auto">
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {messages.year}
            <select name="year">
              <option value="">{messages.allYears}</option>
              {[...years].map((year) => (
                <option key={year} value={year}>
                  {formatNumber(Number(year), site.lang)}
                </option>
              ))}
            </select>
          </label>
        </form>
      </search>
      <noscript>
        <p className="lede">
          <Message
            text={messages.searchNeedsScript}
            parts={{
              archive: (text) => <a href={archiveHref()}>{text}</a>,
              tags: (text) => <a href={tagsHref()}>{text}</a>,
            }}
          />
        </p>
      </noscript>
      <p className="search-status" role="status" />
      <ol className="search-results" />
      <button className="search-more" type="button" hidden>
        {messages.showMore}
      </button>
      <InlineScript name="search" />
    </>
  )
}
