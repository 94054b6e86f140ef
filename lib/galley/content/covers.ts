import { getImage, type Image, resolveAddress } from './images'
import type { Post } from './posts'

/** A post's cover image with its alt text. */
export type CoverImage = Image & { alt: string }

/**
 * Returns the image that a field of a post, such as `post.fields.thumbnail`, names by its path relative to the post;
 * undefined if the post lacks the field. Throws if the image cannot be read.
 */
export async function getPostImage({ file }: Post, url: string | undefined): Promise<Image | undefined> {
  return url === undefined ? undefined : getImage(resolveAddress(file, url))
}

/** Returns the cover image of a post; undefined if it has none. Throws if the image cannot be read. */
export async function getCover({ cover }: Post): Promise<CoverImage | undefined> {
  return cover && { ...(await getImage(cover.path)), alt: cover.alt }
}
