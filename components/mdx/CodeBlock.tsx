import type { ComponentProps } from 'react'

/** A block of code with a button that copies it (lib/browser/copy.ts). */
export function CodeBlock(props: ComponentProps<'pre'>) {
  return (
    <div className="code">
      <pre {...props} />
      <button className="copy scripted" type="button">
        Copy
      </button>
    </div>
  )
}
