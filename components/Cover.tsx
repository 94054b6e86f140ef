import type { CoverImage } from '@/lib/galley/content/covers'

/** A post's lead image. `eager` for the one that the page opens with. */
export function Cover({ image, eager = false }: { image: CoverImage; eager?: boolean }) {
  const { alt, ...size } = image
  return <img className="cover" {...size} alt={alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
}
