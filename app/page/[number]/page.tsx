import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PostIndex } from '@/components/PostIndex'
import { createMetadata } from '@/lib/metadata'
import { paginate } from '@/lib/pagination'
import { getPosts } from '@/lib/posts'
import { site } from '@/lib/site'
import { getParams } from '@/lib/static-params'
import { indexHref } from '@/lib/urls'

type Props = { params: Promise<{ number: string }> }

export function generateStaticParams() {
  return getParams('index').map((number) => ({ number }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, total } = await getPage(params)
  return createMetadata({
    title: `Posts, page ${number} of ${total}`,
    description: site.description,
    href: indexHref(number),
  })
}

export default async function FurtherIndexPage({ params }: Props) {
  return <PostIndex page={await getPage(params)} />
}

/** The pages of the index but for the first, which is `/`. */
function getFurtherPages() {
  return paginate(getPosts(), site.postsPerPage).slice(1)
}

async function getPage(params: Props['params']) {
  const { number } = await params
  return getFurtherPages().find((page) => String(page.number) === number) ?? notFound()
}
