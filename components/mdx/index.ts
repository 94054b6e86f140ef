import type { MDXComponents } from 'mdx/types'
import type { ComponentName } from '@/lib/markdown/components'
import { Option121 } from './Option121'
import { Video } from './Video'

/** What a post may use besides Markdown, by the name that it has there. */
export const mdxComponents: MDXComponents = {
  Option121Encoder: Option121,
  Video,
} satisfies Record<ComponentName, unknown>
