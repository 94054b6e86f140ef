import { PostIndex } from '@/components/PostIndex'
import { createMetadata } from '@/lib/metadata'
import { paginate } from '@/lib/pagination'
import { getPosts } from '@/lib/posts'
import { site } from '@/lib/site'
import { indexHref } from '@/lib/urls'

export const metadata = createMetadata({ title: site.title, description: site.description, href: indexHref() })

export default function IndexPage() {
  const [first] = paginate(getPosts(), site.postsPerPage)
  return first && <PostIndex page={first} />
}
