import type { ComponentType } from 'react'
import type { ComponentName, ComponentProps } from '@/lib/galley/markdown/components'
import { Option121 } from './Option121'
import { Video } from './Video'

/** What a post may use besides Markdown, by the name that it has there. */
export const mdxComponents = {
  Option121Encoder: Option121,
  Video,
} satisfies { [Name in ComponentName]: ComponentType<ComponentProps<Name>> }
