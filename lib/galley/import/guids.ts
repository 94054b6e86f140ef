import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { type Data, isData, type JekyllSite, toText } from './jekyll'
import { createLiquidEngine, isTooCostly, type OldSite } from './liquid-engine'
import { decodePath } from './permalinks'

/** A feed of the old site: where it is, and the identity that it gives to a post; throws if it gives none. */
export type OldFeed = { address: string; getGuid(post: Data): string | undefined }

/** How many characters a feed of one post may have. */
const maxLength = 5_000_000

/**
 * The feed that readers of the old site have subscribed to: that of its own template, which is asked for the identity
 * of each post by rendering it, or else that of jekyll-feed. Undefined if the site has none. Tells of a template that
 * costs too much to render.
 */
export function findFeed(
  old: JekyllSite,
  place: OldSite,
  notify: (file: string, text: string) => void,
): OldFeed | undefined {
  // A feed may use filters of plugins in fields that nobody asks for here.
  const engine = createLiquidEngine(place, false)
  const site = { ...old.config, ...place }
  for (const feed of old.feeds) {
    const page = { ...feed.data, url: `/${feed.file}` }
    let excess: unknown
    const getGuid = (post: Data) => {
      // Each post would take as long.
      if (excess) throw excess
      try {
        const text = engine.parseAndRenderSync(feed.body, { site: { ...site, posts: [post] }, page })
        if (text.length > maxLength) throw new RangeError(`The feed of one post has more than ${maxLength} characters.`)
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
      // Any other template that cannot be rendered for one post does not say what its items are called.
      if (isTooCostly(error))
        notify(feed.file, 'takes too much time or memory to render: its guids are not taken over.')
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

/** The identity of the first item of a feed: of RSS or of Atom. */
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
