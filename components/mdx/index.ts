import type { MDXComponents } from 'mdx/types'
import type { ComponentType } from 'react'
import type { ComponentName, ComponentProps } from '@/lib/markdown/components'
import { CodeBlock } from './CodeBlock'
import { Option121 } from './Option121'
import { Video } from './Video'

/** What a post may use besides Markdown, by the name that it has there. */
const components = {
  Option121Encoder: Option121,
  Video,
} satisfies { [Name in ComponentName]: ComponentType<ComponentProps<Name>> }

/** What bodies are made of: the components above, and ours in the place of plain elements. */
export const mdxComponents: MDXComponents = { ...components, pre: CodeBlock }
