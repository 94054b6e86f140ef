import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import type { Liquid } from 'liquidjs'
import { type Data, type JekyllSite, toText, toTexts } from './jekyll'
import { decodePath } from './permalinks'

/** A feed of the old site: where it is, and the identity that it gives to a post. */
export type OldFeed = { address: string; getGuid(post: Data): string | undefined }

/**
 * The feed that readers of the old site have subscribed to: that of its own template, which is asked for the identity
 * of each post by rendering it, or else that of jekyll-feed. Undefined if the site has none.
 */
export function findFeed({ feeds, config }: JekyllSite, engine: Liquid, site: Data): OldFeed | undefined {
  for (const feed of feeds) {
    const template = engine.parse(feed.body)
    const getGuid = (post: Data): string | undefined => {
      const page = { ...feed.data, url: `/${feed.file}` }
      const text: string = engine.renderSync(
        template,
        { site: { ...site, posts: [post] }, page },
        {
          strictVariables: false,
        },
      )
      return readGuid(text)
    }
    const address = decodePath(toText(feed.data.permalink) ?? `/${feed.file}`)
    try {
      if (getGuid({ url: '/a.html', id: '/a', title: 'A', date: '2020-02-02T00:00:00Z', content: '', excerpt: '' })) {
        return { address, getGuid }
      }
    } catch {
      // A template that cannot be rendered for one post is no feed that says what its items are called.
    }
  }
  const plugins = [...toTexts(config.plugins), ...toTexts(config.gems)]
  if (!plugins.includes('jekyll-feed')) return undefined
  return { address: '/feed.xml', getGuid: ({ id }) => `${toText(site.url) ?? ''}${toText(site.baseurl) ?? ''}${id}` }
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
