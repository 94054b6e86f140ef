import { allPages } from '#contentlayer/generated'

/** A page from `content/pages`, such as About. */
export type Page = {
  slug: string
  /** The file, relative to the content folder. */
  file: string
  title: string
  description: string | undefined
  aliases: string[]
}

/** Returns all pages. */
export function getPages(): Page[] {
  return allPages.map(({ _raw, title, description, aliases }) => ({
    slug: _raw.sourceFileName.replace(/\.mdx$/, ''),
    file: _raw.sourceFilePath,
    title,
    description,
    aliases,
  }))
}
