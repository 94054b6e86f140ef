import path from 'node:path'
import { dataTypes } from '../../../schema'
import { toSlug } from '../../content/slug'
import type { FileFault } from '../../core/diagnostics'
import { printable } from '../../core/printable'
import type { Rule } from '../rule'

export const fileStray: Rule = {
  id: 'file-stray',
  reason:
    'Posts are posts/<slug>/index.mdx or posts/<slug>.mdx, pages are pages/<slug>.mdx; other places are not read.',
  severity: 'error',
  checkContent: ({ files, links }) =>
    [...files]
      .filter((file) => !links.has(file))
      .flatMap((file): FileFault[] => {
        const found = explain(file)
        return found ? [{ path: file, ...found, place: undefined }] : []
      }),
}

function explain(file: string): { reason: string; note: string } | undefined {
  const { dir, base, ext, name } = path.posix.parse(file)
  if (printable(file) !== file) {
    const reason = 'The name of this file contains an invisible character, such as a line break.'
    return { reason, note: 'Rename it.' }
  }
  if (file === 'authors.yml' || dataTypes.some(({ filePathPattern }) => filePathPattern === file)) return undefined
  if (/^\.(?:ya?ml|json)$/i.test(ext)) {
    return /^authors\.ya?ml$/i.test(base)
      ? { reason: 'The author list must be content/authors.yml.', note: 'Move it to content/authors.yml.' }
      : {
          reason: 'This file is not used.',
          note: 'Declare its type in dataTypes of lib/schema.ts, or remove it from the content folder.',
        }
  }
  if (/\.(?:mdx?|markdown|mdown|mkd)(?:\.txt)?$/i.test(base) && !base.endsWith('.mdx')) {
    const right = `${base.replace(/\.(?:mdx?|markdown|mdown|mkd)(?:\.txt)?$/i, '')}.mdx`
    return { reason: 'The name of a post or page must end in .mdx.', note: `Rename it to ${right}.` }
  }
  if (ext !== '.mdx') return undefined
  const [folder = '', ...rest] = file.split('/')
  const parts = rest.length
  if (folder === 'posts' && (base === 'index.mdx' ? parts === 2 : parts === 1)) return undefined
  if (folder === 'pages' && base !== 'index.mdx' && parts === 1) return undefined
  const own = base === 'index.mdx' ? path.posix.basename(dir) : name
  const isPage = /^pages?$/i.test(folder)
  const slug = toSlug(['posts', 'pages', ''].includes(own) ? 'title' : own)
  if (folder === 'posts' && /^index\.mdx$/i.test(base) && parts === 2) {
    return { reason: `The post of a folder must be index.mdx, not ${base}.`, note: 'Rename it to index.mdx.' }
  }
  if (folder === 'posts' && parts === 2) {
    const note = `Rename it to index.mdx if it is the post of this folder; otherwise, move it to posts/${slug}.mdx.`
    return { reason: 'The post of a folder must be index.mdx.', note }
  }
  const target = isPage ? `pages/${slug}.mdx` : `posts/${slug}/index.mdx`
  return { reason: 'Posts and pages in this place are not read.', note: `Move it to ${target}.` }
}
