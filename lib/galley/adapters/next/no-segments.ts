/** What Next calls for the segments of a page's payload (lib/galley/pipeline/index.ts): there are none. */
export async function collectSegmentData(): Promise<Map<string, Buffer>> {
  return new Map()
}

/** What Next calls to measure them for a prefetch. */
export async function collectPrefetchHints(): Promise<null> {
  return null
}
