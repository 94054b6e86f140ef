import type { Image, PhrasingContent, Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { getImage, isContentImage, resolveAddress } from '../content/images'
import { getContentPath } from '../content/source'
import { findNodes } from './find'

declare module 'mdast' {
  interface Figure {
    type: 'figure'
    children: PhrasingContent[]
    data: { hName: 'figure' }
  }
  interface RootContentMap {
    figure: Figure
  }
}

/**
 * Replaces relative image paths with public addresses and adds image sizes. Turns an image that is a whole paragraph
 * into a figure, with its title as the caption, unless the author wrote one around it. Fails on an image that cannot be read.
 */
export function remarkImages() {
  return async (tree: Root, file: VFile): Promise<void> => {
    await Promise.all(findNodes(tree, 'image').map(({ node }) => resolve(node, file)))
    for (const { node: paragraph, parent } of findNodes(tree, 'paragraph')) {
      const [image] = paragraph.children
      if (image?.type !== 'image' || paragraph.children.length > 1) continue
      const isWithinFigure = 'name' in parent && parent.name === 'figure'
      parent.children.splice(parent.children.indexOf(paragraph), 1, isWithinFigure ? image : createFigure(image))
    }
  }
}

async function resolve(image: Image, file: VFile): Promise<void> {
  image.data = { hProperties: { loading: 'lazy', decoding: 'async' } }
  if (!isContentImage(image.url)) return
  try {
    const { src, width, height } = await getImage(resolveAddress(getContentPath(file), image.url))
    image.url = src
    image.data.hProperties = { ...image.data.hProperties, width, height }
  } catch {
    file.fail(`Cannot read the image "${image.url}".`, image)
  }
}

function createFigure(image: Image): RootContent {
  const caption: PhrasingContent[] = image.title
    ? [{ type: 'emphasis', data: { hName: 'figcaption' }, children: [{ type: 'text', value: image.title }] }]
    : []
  image.title = null
  return { type: 'figure', data: { hName: 'figure' }, children: [image, ...caption] }
}
