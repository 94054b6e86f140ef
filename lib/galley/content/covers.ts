import { getImage, type Image, resolveAddress } from './images'
import type { Post } from './posts'

/** A post's lead image, with what it shows. */
export type CoverImage = Image & { alt: string }

/**
 * Returns the image that a field of a post names, such as `post.fields.thumbnail`, by its path relative to the post; undefined
 * if the post lacks the field. Throws if the image cannot be read.
 */
export async function getPostImage({ file }: Post, url: string | undefined): Promise<Image | undefined> {
  return url === undefined ? undefined : getImage(resolveAddress(file, url))
}

/** The lead image of a post, if it has one; throws if it cannot be read. */
export async function getCover({ cover }: Post): Promise<CoverImage | undefined> {
  return cover && { ...(await getImage(cover.path)), alt: cover.alt }
}
