import type { Post } from '#contentlayer/generated'

/** Posts that were saved since the typed data was made, by their ids; null for one that is gone. `next dev` has them. */
export declare const edits: Record<string, Post | null>
