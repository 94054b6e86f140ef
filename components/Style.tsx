import { bundle } from '@/lib/bundle'

/**
 * The style sheet of a component that few pages hold: only theirs have it, once, in the head. What is imported is on every
 * page of a route. https://react.dev/reference/react-dom/components/style
 */
export function Style({ file }: { file: string }) {
  return (
    <style href={file} precedence="component">
      {bundle(file)}
    </style>
  )
}
