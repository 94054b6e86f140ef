import type { CoverImage } from '@/lib/galley/content/covers'

/** Renders a post's lead image; set `eager` if it is at the top of the page. */
export function Cover({ image, eager = false }: { image: CoverImage; eager?: boolean }) {
  const { alt, ...size } = image
  return <img className="cover" {...size} alt={alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
}
