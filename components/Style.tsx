import { bundle } from '@/lib/galley/core/bundle'
import { declareInline } from '@/lib/galley/html/inline'

/**
 * Renders the style sheet of a component that few pages use, once, in the head of those pages. An imported style sheet
 * would be on every page of a route. https://react.dev/reference/react-dom/components/style
 */
export function Style({ file }: { file: string }) {
  const text = bundle(file)
  declareInline({ kind: 'style', href: file, text })
  return (
    <style href={file} precedence="component">
      {text}
    </style>
  )
}
