import type { Export } from '@/lib/galley/outputs/export'

/** Returns an export in `dir` without posts and pages, except for what `facts` adds. */
export function createExport({ dir, ...facts }: Partial<Export> & { dir: string }): Export {
  return {
    dir,
    nextDir: dir,
    posts: [],
    contentPages: [],
    plan: [],
    places: new Map(),
    pages: new Map(),
    images: new Map(),
    ...facts,
  }
}
