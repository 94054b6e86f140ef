import { getImage, type Image } from './images'
import type { Post } from './posts'

/** A post's lead image, with what it shows. */
export type CoverImage = Image & { alt: string }

/** The lead image of a post, if it has one; throws if it cannot be read. */
export async function getCover({ cover }: Post): Promise<CoverImage | undefined> {
  return cover && { ...(await getImage(cover.path)), alt: cover.alt }
}
