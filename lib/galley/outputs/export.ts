import type { Page } from '../content/pages'
import type { Post } from '../content/posts'

import type { Kept } from '../core/file-cache'

/** Facts about a page that its HTML does not contain. */
export type PageFacts = {
  /** The islands for which the page keeps its JavaScript; empty for most pages. */
  islands: string[]
  /** The images on the page, by their paths in the content folder. */
  images: string[]
}

/** A page of a route with params, as planned by this build. */
export type PlannedPage = Pick<RoutePage, 'place' | 'hrefs' | 'files'> & {
  /** Its cache key: a hash of all its inputs except images. */
  key: string
  /** The cache entry of an earlier build, if it is reused. */
  unchanged: (PageFacts & Pick<Kept<unknown>, 'files'>) | undefined
}

/** A page of a route with params. */
export type RoutePage = {
  /** The value of the route's param. */
  param: string
  /** The address at which Next.js renders it, before the build moves it to its own. */
  place: string
  /** Its address, followed by those of other files with the same inputs. */
  hrefs: [string, ...string[]]
  /** All inputs of the page except code, `files` and their images. */
  data: unknown
  /** The content files whose text is on the page. */
  files: string[]
}

/** The export while the build finishes it, for steps to read and write. */
export type Export = {
  /** The folder that Next.js has exported to. */
  dir: string
  /** The folder with Next.js's data about the build. */
  nextDir: string
  /** All published posts, including unlisted ones, newest first. */
  posts: Post[]
  /** The pages of content/pages. */
  contentPages: Page[]
  /** The pages of all routes with params. */
  plan: PlannedPage[]
  /** The moved pages: the files that Next.js rendered, and those that they are now. */
  places: Map<string, string>
  /** Facts about each page, by file; filled once the runtime is stripped. */
  pages: Map<string, PageFacts>
  /** The addresses of written images by their paths in the content folder: each the largest file that every program reads. */
  images: Map<string, string>
}
