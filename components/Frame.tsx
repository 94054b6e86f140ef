import type { ComponentProps } from 'react'
import { declareInline } from '@/lib/galley/html/inline'

/** Renders an iframe with the HTML of `srcDoc` or the page at `src`, and declares it for the Content-Security-Policy. */
export function Frame(props: ComponentProps<'iframe'> & { title: string }) {
  declareInline({ kind: 'frame', text: props.srcDoc ?? props.src ?? '' })
  return <iframe {...props} />
}
