/** Returns no segments for a page's payload. Replaces Next's function (lib/galley/pipeline/index.ts). */
export async function collectSegmentData(): Promise<Map<string, Buffer>> {
  return new Map()
}

/** Returns no prefetch hints. Replaces Next's function. */
export async function collectPrefetchHints(): Promise<null> {
  return null
}
