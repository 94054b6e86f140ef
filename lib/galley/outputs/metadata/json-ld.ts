import { site } from '../../../site'
import { absoluteUrl, authorHref, cardHref, homeHref, indexHref, postHref, siteCardHref } from '../../addresses/urls'
import type { Author } from '../../content/authors'
import { getLastChange } from '../../content/changes'
import type { Post } from '../../content/posts'
import { getTranslations } from '../../content/translations'
import { isWebAddress } from '../../core/schemes'

/** A JSON-LD object: https://www.w3.org/TR/json-ld11/. */
export type JsonLd = { [key: string]: string | number | JsonLd | (string | JsonLd)[] | undefined }

/** Returns an author as a https://schema.org/Person. */
export function createPerson(author: Author): JsonLd {
  const profiles = [author.url, ...author.links].flatMap((url) => (url && isWebAddress(url) ? url : []))
  return {
    '@type': 'Person',
    name: author.name,
    description: author.bio,
    url: absoluteUrl(authorHref(author.key)),
    sameAs: profiles.length > 0 ? profiles : undefined,
  }
}

/** Returns the site as a https://schema.org/Blog with the given posts. */
export function createBlog(posts: Post[]): JsonLd {
  return {
    '@type': 'Blog',
    name: site.title,
    description: site.description,
    url: absoluteUrl(indexHref()),
    inLanguage: site.lang,
    license: site.licence?.url,
    blogPost: posts.map((post) => ({
      '@type': 'BlogPosting',
      headline: post.title,
      url: absoluteUrl(postHref(post)),
      datePublished: post.date.instant,
    })),
  }
}

/** Returns a post as a https://schema.org/BlogPosting. */
export function createBlogPosting(post: Post, description: string, words: number): JsonLd {
  // The full data of authors is on their own pages.
  const authors = post.authors.map(({ key, name, hasPage }) => ({
    '@type': 'Person',
    name,
    url: hasPage ? absoluteUrl(authorHref(key)) : undefined,
  }))
  return {
    '@type': 'BlogPosting',
    headline: post.title,
    description: description || undefined,
    url: absoluteUrl(postHref(post)),
    mainEntityOfPage: absoluteUrl(postHref(post)),
    image: absoluteUrl(post.hasCard ? cardHref(post.slug) : siteCardHref()),
    datePublished: post.date.instant,
    dateModified: getLastChange(post).instant,
    author: authors.length > 0 ? authors : undefined,
    publisher: { '@type': 'Organization', name: site.title, url: absoluteUrl(homeHref()) },
    inLanguage: post.lang,
    ...createTranslations(post),
    keywords: post.tags.length > 0 ? post.tags : undefined,
    wordCount: words,
    license: site.licence?.url,
    isPartOf: { '@type': 'Blog', name: site.title, url: absoluteUrl(homeHref()) },
  }
}

/** Returns the links between an original and its translations: https://schema.org/workTranslation. */
function createTranslations(post: Post): JsonLd {
  const [original, ...translations] = getTranslations(post)
  const createWork = (one: Post): JsonLd => ({
    '@type': 'BlogPosting',
    url: absoluteUrl(postHref(one)),
    inLanguage: one.lang,
  })
  if (!original || translations.length === 0) return {}
  return post === original
    ? { workTranslation: translations.map(createWork) }
    : { translationOfWork: createWork(original) }
}

/** Returns a https://schema.org/BreadcrumbList from the home page to the current page, which is the last of `trail`. */
export function createBreadcrumbs(trail: { name: string; href: string }[]): JsonLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: site.title, href: homeHref() }, ...trail].map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(href),
    })),
  }
}

/** Returns the text of a JSON-LD script. Escapes `<`, so that no value can close the script. */
export function serializeJsonLd(things: JsonLd[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': things }
  return JSON.stringify(graph).replace(/</g, '\\u003c')
}
