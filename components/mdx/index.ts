import type { ComponentType } from 'react'
import type { ComponentName, ComponentProps } from '@/lib/galley/markdown/components'
import { Option121 } from './Option121'
import { Video } from './Video'

/** The components that posts can use, by their names there. */
export const mdxComponents = {
  Option121Encoder: Option121,
  Video,
} satisfies { [Name in ComponentName]: ComponentType<ComponentProps<Name>> }
