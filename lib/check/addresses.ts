import type { Entry } from './rule'

/** The address of a post or page without the base path, such as `/posts/a/`. */
export function getHref({ kind, slug }: Entry): string {
  return kind === 'post' ? `/posts/${slug}/` : `/${slug}/`
}

/** The earlier addresses of a post, as written. */
export function getAliases({ frontmatter }: Entry): string[] {
  const value = frontmatter.fields.get('aliases')?.value
  return Array.isArray(value) ? value.filter((alias) => typeof alias === 'string') : []
}
