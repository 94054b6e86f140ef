import type { Export } from '@/lib/galley/outputs/export'

/** An export that holds nothing yet but `dir`. */
export function createExport({ dir, ...facts }: Partial<Export> & { dir: string }): Export {
  return { dir, nextDir: dir, posts: [], contentPages: [], plan: [], places: new Map(), pages: new Map(), ...facts }
}
