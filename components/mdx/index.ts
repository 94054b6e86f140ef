import type { MDXComponents } from 'mdx/types'
import type { ComponentType } from 'react'
import type { ComponentName, ComponentProps, replacedElements } from '@/lib/markdown/components'
import { CodeBlock } from './CodeBlock'
import { Option121 } from './Option121'
import { Video } from './Video'

/** What a post may use besides Markdown, by the name that it has there. */
const components = {
  Option121Encoder: Option121,
  Video,
} satisfies { [Name in ComponentName]: ComponentType<ComponentProps<Name>> }

/** Ours in the place of plain elements. */
const replacements = { pre: CodeBlock } satisfies Record<(typeof replacedElements)[number], unknown>

/** What bodies are made of: all of these. */
export const mdxComponents: MDXComponents = { ...components, ...replacements }
