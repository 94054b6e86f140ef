import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { type Data, isData, type JekyllSite, toText } from './jekyll'
import { createLiquidEngine, isTooCostly, type OldSite } from './liquid-engine'
import { decodePath } from './permalinks'

/** A feed of the old site. `getGuid` returns a post's GUID, undefined if it has none, and throws if rendering fails. */
export type OldFeed = { address: string; getGuid(post: Data): string | undefined }

/** The maximum length of a feed with one post, in characters. */
const maxLength = 5_000_000

/**
 * Returns the feed of the old site: from its own template, which is rendered for each post to get its GUID, or else that
 * of jekyll-feed; undefined if there is none. Reports a template that costs too much to render.
 */
export function findFeed(
  old: JekyllSite,
  place: OldSite,
  notify: (file: string, text: string) => void,
): OldFeed | undefined {
  // Not strict, since a feed may use filters of plugins in fields that do not matter here.
  const engine = createLiquidEngine(place, false)
  const site = { ...old.config, ...place }
  for (const feed of old.feeds) {
    const page = { ...feed.data, url: `/${feed.file}` }
    let excess: unknown
    const getGuid = (post: Data) => {
      // Every other post would take as long.
      if (excess) throw excess
      try {
        const text = engine.parseAndRenderSync(feed.body, { site: { ...site, posts: [post] }, page })
        if (text.length > maxLength) throw new RangeError(`A feed with one post has more than ${maxLength} characters.`)
        return readGuid(text)
      } catch (error) {
        if (isTooCostly(error)) excess = error
        throw error
      }
    }
    try {
      if (getGuid({ url: '/a.html', id: '/a', title: 'A', date: '2020-02-02T00:00:00Z', content: '', excerpt: '' })) {
        return { address: decodePath(toText(feed.data.permalink) ?? `/${feed.file}`), getGuid }
      }
    } catch (error) {
      // Skip templates that fail for other reasons: they are not feeds that this import can read.
      if (isTooCostly(error)) notify(feed.file, 'takes too much time or memory to render. Its GUIDs are not imported.')
    }
  }
  if (!old.plugins.includes('jekyll-feed')) return undefined
  const { feed } = old.config
  const file = isData(feed) ? toText(feed.path) : undefined
  return {
    address: file ? `/${file.replace(/^\//, '')}` : '/feed.xml',
    getGuid: ({ id }) => `${place.url}${place.baseurl}${id}`,
  }
}

/** Returns the GUID of the first item of an RSS or Atom feed. */
function readGuid(text: string): string | undefined {
  const { root } = parseXml(text.trim())
  const item = root && (find(root, 'item') ?? find(root, 'entry'))
  if (!item) return undefined
  return (find(item, 'guid') ?? find(item, 'id') ?? find(item, 'link'))?.text.trim()
}

function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (!('children' in child) || !('name' in child)) continue
    const found = child.name === name ? child : find(child, name)
    if (found) return found
  }
  return undefined
}
