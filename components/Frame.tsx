import type { ComponentProps } from 'react'
import { declareInline } from '@/lib/galley/html/inline'

/** A frame: a page that is written out in `srcDoc`, or one elsewhere at `src`. The policy of its page lets it through. */
export function Frame(props: ComponentProps<'iframe'> & { title: string }) {
  declareInline({ kind: 'frame', text: props.srcDoc ?? props.src ?? '' })
  return <iframe {...props} />
}
