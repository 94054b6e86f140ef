/**
 * The components that posts may use, with their props: what the content check knows of `components/mdx`, whose map has
 * to hold exactly these.
 */
export const componentProps = {
  Option121Encoder: [],
  Video: ['title', 'href', 'embed'],
} as const satisfies Record<string, readonly string[]>

/** The name of a component that posts may use. */
export type ComponentName = keyof typeof componentProps
