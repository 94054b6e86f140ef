import type { Metadata } from 'next'
import { site } from '../../../site'
import { type FeedLink, getSiteFeeds } from '../../addresses/feeds'
import {
  absoluteUrl,
  authorHref,
  cardHref,
  homeHref,
  postHref,
  siteCardHref,
  textHref,
  withBasePath,
} from '../../addresses/urls'
import type { Author } from '../../content/authors'
import { getLastChange } from '../../content/changes'
import type { Post } from '../../content/posts'
import { getTranslations } from '../../content/translations'
import { isWebAddress } from '../../core/schemes'

/** The facts from which a page's metadata is created. */
export type PageFacts = {
  /** The title without the site's name. */
  title: string
  description: string
  /** The root-relative address, with the base path. */
  href: string
  /** A feed of only the posts on the page, announced before the site's feeds. */
  feed?: FeedLink
}

/** Returns the metadata of a page that is not a post. */
export function createMetadata({ title, description, href, feed }: PageFacts): Metadata {
  return {
    title: title === site.title ? title : `${title} · ${site.title}`,
    description,
    alternates: { canonical: absoluteUrl(href), types: createFeedTypes(title, feed) },
    openGraph: {
      type: 'website',
      title,
      description,
      url: absoluteUrl(href),
      siteName: site.title,
      locale: toOpenGraphLocale(site.lang),
      images: [getCardImage(siteCardHref(), site.title)],
    },
    twitter: { card: 'summary_large_image' },
    // Only on the home page: browsers request the manifest on every page that links it.
    ...(href === homeHref() && { manifest: withBasePath('/manifest.webmanifest') }),
  }
}

/** Returns the metadata of a post; `description` is its own, or its excerpt as plain text. */
export function createPostMetadata(post: Post, description: string): Metadata {
  const page = createMetadata({ title: post.title, description, href: postHref(post) })
  const translations = getTranslations(post).filter((other) => other !== post)
  const creators = post.authors.flatMap(({ fediverse }) => fediverse ?? [])
  return {
    ...page,
    authors: post.authors.map((author) => ({ name: author.name })),
    alternates: {
      canonical: getCanonical(post),
      languages: getAlternates(post),
      types: { ...page.alternates?.types, ...(post.hasText && { 'text/markdown': absoluteUrl(textHref(post)) }) },
    },
    openGraph: {
      ...page.openGraph,
      type: 'article',
      locale: toOpenGraphLocale(post.lang),
      alternateLocale: translations.map(({ lang }) => toOpenGraphLocale(lang)),
      publishedTime: post.date.instant,
      modifiedTime: getLastChange(post).instant,
      authors: post.authors.filter(({ hasPage }) => hasPage).map(getAuthorUrl),
      tags: post.tags,
      images: post.hasCard ? [getCardImage(cardHref(post.slug), post.title)] : page.openGraph?.images,
    },
    ...(creators.length > 0 && { other: { 'fediverse:creator': creators } }),
    ...(post.unlisted && { robots: { index: false } }),
  }
}

/**
 * Returns the addresses of a post and its translations by language, with the original for all other languages; nothing if
 * it has no translation. https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function getAlternates(post: Post): Record<string, string> {
  const posts = getTranslations(post)
  const [original] = posts
  if (!original || posts.length < 2) return {}
  const addresses = posts.map((one) => [one.lang, absoluteUrl(postHref(one))])
  return Object.fromEntries([...addresses, ['x-default', absoluteUrl(postHref(original))]])
}

/** Returns the canonical URL in the frontmatter, or else the post's own URL. */
function getCanonical(post: Post): string {
  const { canonical } = post
  return canonical && isWebAddress(canonical) ? canonical : absoluteUrl(postHref(post))
}

/** Returns feeds by media type, as in Next.js's metadata. */
function createFeedTypes(title: string, feed: FeedLink | undefined) {
  const types: Record<string, { url: string; title: string }[]> = {}
  const add = ({ type, href, label }: FeedLink, name: string) => {
    types[type] = [...(types[type] ?? []), { url: absoluteUrl(href), title: `${name} (${label})` }]
  }
  if (feed) add(feed, `${title} · ${site.title}`)
  for (const siteFeed of getSiteFeeds()) add(siteFeed, site.title)
  return types
}

function getCardImage(href: string, alt: string) {
  return { url: absoluteUrl(href), width: 1200, height: 630, alt, type: 'image/png' }
}

function getAuthorUrl({ key }: Author): string {
  return absoluteUrl(authorHref(key))
}

/** Adds the likeliest country to a language, such as `en` → `en_US`, as https://ogp.me requires. */
function toOpenGraphLocale(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize()
  return region ? `${language}_${region}` : language
}
