/** The param of a route that has no pages; nothing can have this slug. */
export const placeholder = '_'

/**
 * The values of a route's param, for `generateStaticParams`. An export may not lack them, so a route without any gets
 * one that answers "not found"; the build takes its page out of the export (lib/build/remove-leftovers.ts).
 */
export function orPlaceholder(values: string[]): string[] {
  return values.length > 0 ? values : [placeholder]
}
