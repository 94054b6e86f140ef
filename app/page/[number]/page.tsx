import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PostIndex } from '@/components/PostIndex'
import { indexHref } from '@/lib/galley/addresses/urls'
import { paginate } from '@/lib/galley/content/pagination'
import { getPosts } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'
import { site } from '@/lib/site'

const { messages, fill } = translate(site.lang)

type Props = { params: Promise<{ number: string }> }

export function generateStaticParams() {
  return getParams('index').map((number) => ({ number }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, total } = await getPage(params)
  const title = number === 1 ? site.title : fill(messages.postsPage, { number, total })
  return createMetadata({ title, description: site.description, href: indexHref(number) })
}

export default async function IndexPage({ params }: Props) {
  return <PostIndex page={await getPage(params)} />
}

async function getPage(params: Props['params']) {
  const { number } = await params
  return paginate(getPosts(), site.postsPerPage).find((page) => String(page.number) === number) ?? notFound()
}
