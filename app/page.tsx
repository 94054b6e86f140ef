import type { Metadata } from 'next'
import { PostIndex } from '@/components/PostIndex'
import { createMetadata } from '@/lib/metadata'
import { paginate } from '@/lib/pagination'
import { getPosts } from '@/lib/posts'
import { site } from '@/lib/site'
import { indexHref, withBasePath } from '@/lib/urls'

export const metadata: Metadata = {
  ...createMetadata({ title: site.title, description: site.description, href: indexHref() }),
  // Here alone: each page that names it has a browser ask for it.
  manifest: withBasePath('/manifest.webmanifest'),
}

export default function IndexPage() {
  const [first] = paginate(getPosts(), site.postsPerPage)
  return first && <PostIndex page={first} />
}
