import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { site } from '../../../site'
import { getSiteFeeds, getTagFeed } from '../../addresses/feeds'
import { absoluteUrl, indexHref, postHref, tagHref } from '../../addresses/urls'
import { getLatest } from '../../content/changes'
import { getFingerprint } from '../../content/fingerprint'
import type { Post } from '../../content/posts'
import { groupByTag } from '../../content/tags'
import { type Cache, hash, openCache } from '../../core/cache'
import { outputFile, writeOutput } from '../../core/output'
import { count } from '../../core/text'
import { createFeedHtml } from '../../html/feed-html'
import type { Export } from '../export'
import { createFeed, type FeedItem } from './feed'

/** Writes the feeds of the site and of each tag, from the HTML of the exported posts. */
export async function writeFeeds({ dir, posts }: Export): Promise<string> {
  const listed = posts.filter((post) => !post.unlisted)
  const cache = openCache('feed-items')
  const sources = getFingerprint()
  const items = new Map<Post, Promise<FeedItem>>()
  const getItems = (posts: Post[]) =>
    Promise.all(
      getLatest(posts, site.feedItems).map((post) => {
        const item = items.get(post) ?? readItem(dir, post, sources, cache)
        items.set(post, item)
        return item
      }),
    )
  const feeds = [
    ...getSiteFeeds().map((link) => ({ link, title: site.title, pageHref: indexHref(), posts: listed })),
    ...groupByTag(listed).map(({ name, posts }) => ({
      link: getTagFeed(name),
      title: `${name} · ${site.title}`,
      pageHref: tagHref(name),
      posts,
    })),
  ]
  for (const { link, posts, ...facts } of feeds) {
    await writeOutput(dir, link.href, createFeed(link, { ...facts, items: await getItems(posts) }))
  }
  cache.sweep()
  return count(feeds.length, 'file')
}

async function readItem(dir: string, post: Post, sources: string, cache: Cache): Promise<FeedItem> {
  const href = postHref(post)
  const page = await readFile(path.join(dir, outputFile(href)), 'utf8')
  const make = () => JSON.stringify(createFeedHtml(page, absoluteUrl(href)))
  return { post, ...JSON.parse((await cache.get(hash(sources, page), make)).toString()) }
}
