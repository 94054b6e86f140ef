import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { EditLink } from '@/components/EditLink'
import { JsonLd } from '@/components/JsonLd'
import { Prose } from '@/components/Prose'
import { pageHref } from '@/lib/galley/addresses/urls'
import { getPages } from '@/lib/galley/content/pages'
import { truncate } from '@/lib/galley/core/text'
import { compileBody } from '@/lib/galley/markdown'
import { createBreadcrumbs } from '@/lib/galley/outputs/metadata/json-ld'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'
import { site } from '@/lib/site'

type Props = { params: Promise<{ page: string }> }

export function generateStaticParams() {
  return getParams('pages').map((page) => ({ page }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description, slug, body } = await getPage((await params).page)
  return createMetadata({ title, description: description ?? truncate(body.excerpt, 160), href: pageHref(slug) })
}

export default async function ContentPage({ params }: Props) {
  const { title, slug, file, body } = await getPage((await params).page)
  return (
    <article className="page">
      <JsonLd things={[createBreadcrumbs([{ name: title, href: pageHref(slug) }])]} />
      <h1>{title}</h1>
      <Prose content={body.content} lang={site.lang} className="prose" />
      <EditLink file={file} lang={site.lang} />
    </article>
  )
}

// Cached for both functions above: otherwise the bytes of the page depend on which of them finishes first.
const getPage = cache(async (slug: string) => {
  const page = getPages().find((page) => page.slug === slug) ?? notFound()
  return { ...page, body: await compileBody(page.file) }
})
