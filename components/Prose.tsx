import type { ComponentProps } from 'react'
import { translate } from '@/lib/galley/content/translation'
import type { Content } from '@/lib/galley/markdown'
import { site } from '@/lib/site'
import { createMdxComponents } from './mdx'

type ProseProps = Omit<ComponentProps<'div'>, 'content' | 'children'> & { content: Content; lang: string }

/** Renders the text of a post or page, or a part of it, in an element with these attributes; `lang` is the language of its labels. */
export function Prose({ content: Content, lang, ...attributes }: ProseProps) {
  const labels = lang === site.lang ? {} : createLabels(lang)
  if (typeof Content !== 'string') {
    return (
      <div {...attributes} {...labels}>
        <Content components={createMdxComponents(lang)} />
      </div>
    )
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: lib/galley/markdown compiled this HTML.
  return <div {...attributes} {...labels} dangerouslySetInnerHTML={{ __html: Content }} />
}

/** Returns the attributes with the words that the reader's script shows in a text; `<body>` has those of the site's language. */
export function createLabels(lang: string) {
  const { copied, selected, close } = translate(lang).messages
  return { 'data-copied-label': copied, 'data-selected-label': selected, 'data-close-label': close }
}
