import { postHref } from '@/lib/galley/addresses/urls'
import type { PostLink } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'

/** Links to a post in other languages, each by its own name. `lang` is the language of the post. */
export function Translations({ posts, lang }: { posts: PostLink[]; lang: string }) {
  if (posts.length === 0) return null
  return (
    <ul className="tag-list translations" aria-label={translate(lang).messages.otherLanguages}>
      {posts.map((post) => (
        <li key={post.slug}>
          <a href={postHref(post)} hrefLang={post.lang} lang={post.lang} rel="alternate">
            {new Intl.DisplayNames(post.lang, { type: 'language' }).of(post.lang)}
          </a>
        </li>
      ))}
    </ul>
  )
}
