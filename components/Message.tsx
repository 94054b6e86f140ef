import { Fragment, type ReactNode } from 'react'
import { splitMessage } from '@/lib/galley/core/messages'

type MessageProps = { text: string; parts: Record<string, (text: string) => ReactNode> }

/** Renders a text of `lib/messages` with elements in place of its placeholders and marked parts, by their names. */
export function Message({ text, parts }: MessageProps) {
  return splitMessage(text).map((part) =>
    typeof part === 'string' ? part : <Fragment key={part.name}>{parts[part.name]?.(part.text)}</Fragment>,
  )
}
