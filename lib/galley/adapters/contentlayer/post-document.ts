import path from 'node:path'
import type { VFile } from 'vfile'
import { postFields } from '../../../schema'
import { parseFrontmatter } from '../../content/frontmatter'
import { getContentPath } from '../../content/source'

/**
 * Returns the document that Contentlayer would generate for a post, without its body, so that `next dev` need not generate
 * all documents again. The post must have passed the check.
 */
export function createPostDocument(file: VFile): Record<string, unknown> {
  const source = getContentPath(file)
  const { fields } = parseFrontmatter(file)
  const defaults = Object.entries(postFields).flatMap(([name, field]) =>
    'default' in field ? [[name, field.default]] : [],
  )
  return {
    ...Object.fromEntries(defaults),
    ...Object.fromEntries(
      Array.from(fields, ([name, { value }]) => [name, name === 'updates' ? markParts(value) : value]),
    ),
    _id: source,
    _raw: {
      sourceFilePath: source,
      sourceFileName: path.posix.basename(source),
      sourceFileDir: path.posix.dirname(source),
      contentType: 'mdx',
      flattenedPath: source.replace(/(?:\/index)?\.mdx$/, ''),
    },
    type: 'Post',
  }
}

/** Returns a list of updates as Contentlayer generates it. */
function markParts(list: unknown): unknown {
  return Array.isArray(list) ? list.map((part) => ({ ...part, type: 'Update', _raw: {} })) : list
}
