import type { ComponentProps } from 'react'
import type { Content } from '@/lib/galley/markdown'
import { mdxComponents } from './mdx'

type ProseProps = Omit<ComponentProps<'div'>, 'content' | 'children'> & { content: Content }

/** Renders the text of a post or page, or a part of it, in an element with these attributes. */
export function Prose({ content: Content, ...attributes }: ProseProps) {
  if (typeof Content !== 'string') {
    return (
      <div {...attributes}>
        <Content components={mdxComponents} />
      </div>
    )
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/galley/markdown compiled this HTML.
  return <div {...attributes} dangerouslySetInnerHTML={{ __html: Content }} />
}
