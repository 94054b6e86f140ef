import { allPages } from '#contentlayer/generated'
import type { Source } from './markdown/source'

/** A page of `content/pages`, such as About. */
export type Page = {
  slug: string
  source: Source
  title: string
  description: string | undefined
}

/** All pages. */
export function getPages(): Page[] {
  return allPages.map(({ _raw, title, description, body, bodyLine }) => ({
    slug: _raw.sourceFileName.replace(/\.mdx$/, ''),
    source: { file: _raw.sourceFilePath, body: body.raw, line: bodyLine },
    title,
    description,
  }))
}
