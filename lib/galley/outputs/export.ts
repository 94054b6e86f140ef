import type { Page } from '../content/pages'
import type { Post } from '../content/posts'

import type { Kept } from '../core/file-cache'

/** What the finish knows of a page besides its HTML. */
export type PageFacts = {
  /** Why the page keeps its JavaScript; none for most pages. */
  islands: string[]
  /** The images of the content folder that the page shows, by their paths in there. */
  images: string[]
}

/** A page of a route that has many, as this build plans it. */
export type PlannedPage = Pick<RoutePage, 'place' | 'hrefs' | 'files'> & {
  /** Its name in the cache: a hash of all that it is made of but for images. */
  key: string
  /** The page of an earlier build and what that has found out about it, if it serves again. */
  unchanged: (PageFacts & Pick<Kept<unknown>, 'files'>) | undefined
}

/** A page of a route that has many. */
export type RoutePage = {
  /** The value of the route's param. */
  param: string
  /** The address at which Next renders it, before the build puts it at its own. */
  place: string
  /** Its address, and those of other files that are made of the same. */
  hrefs: [string, ...string[]]
  /** All that the page is made of, besides code, files and their images; nothing else may show on it. */
  data: unknown
  /** The content files whose text shows on the page. */
  files: string[]
}

/** The export while it is being finished: what each step may read and write. */
export type Export = {
  /** The folder that Next has written. */
  dir: string
  /** The folder in which Next has kept what it knows of the build. */
  nextDir: string
  /** Every published post, newest first, unlisted ones included. */
  posts: Post[]
  /** The pages of content/pages. */
  contentPages: Page[]
  /** The pages of all routes that have many. */
  plan: PlannedPage[]
  /** Where Next has rendered the pages that are elsewhere now, both as files. */
  places: Map<string, string>
  /** What is known of each page, by its file: filled as soon as the runtime is out. */
  pages: Map<string, PageFacts>
}
