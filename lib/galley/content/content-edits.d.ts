import type { Post } from '#contentlayer/generated'

/** Posts saved since Contentlayer generated its data, by id; null for a deleted one. Empty outside of `next dev`. */
export declare const edits: Record<string, Post | null>
