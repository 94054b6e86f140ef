import { translate } from '@/lib/galley/content/translation'
import type { Heading } from '@/lib/galley/markdown/rehype-headings'

/** Lists a post's sections: collapsed on narrow pages, open beside the text on wide ones (components/styles/post.css). */
export function TableOfContents({ headings, lang }: { headings: Heading[]; lang: string }) {
  const { messages } = translate(lang)
  return (
    <nav className="toc" aria-label={messages.contents}>
      <details>
        <summary>{messages.contents}</summary>
        <ol>
          {headings.map(({ id, text, depth }) => (
            <li key={id} data-depth={depth}>
              {/* lib/browser/contents.ts marks the current link, possibly before React hydrates. */}
              <a href={`#${encodeURIComponent(id)}`} dir="auto" suppressHydrationWarning>
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
