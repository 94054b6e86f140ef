import type { Heading } from '@/lib/galley/markdown/rehype-headings'

/** A post's sections: folded on a narrow page, open beside the text on a wide one (components/styles/post.css). */
export function TableOfContents({ headings }: { headings: Heading[] }) {
  return (
    <nav className="toc" aria-label="Contents">
      <details>
        <summary>Contents</summary>
        <ol>
          {headings.map(({ id, text, depth }) => (
            <li key={id} data-depth={depth}>
              {/* lib/browser/contents.ts marks the current one, maybe before React looks. */}
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
