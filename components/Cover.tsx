import { getImage } from '@/lib/images'
import type { Post } from '@/lib/posts'

/** A post's lead image. `eager` for the one that the page opens with. */
export async function Cover({ cover, eager = false }: { cover: NonNullable<Post['cover']>; eager?: boolean }) {
  const { src, width, height } = await getImage(cover.path)
  return (
    <img
      className="cover"
      src={src}
      alt={cover.alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  )
}
