import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListingPage } from '@/components/ListingPage'
import { PostList } from '@/components/PostList'
import { authorHref } from '@/lib/galley/addresses/urls'
import type { Author } from '@/lib/galley/content/authors'
import { getPosts, getPublishedAuthors } from '@/lib/galley/content/posts'
import { translate } from '@/lib/galley/content/translation'
import { createPerson } from '@/lib/galley/outputs/metadata/json-ld'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { getParams } from '@/lib/galley/pipeline/static-params'
import { site } from '@/lib/site'

const { messages, fill } = translate(site.lang)

type Props = { params: Promise<{ author: string }> }

export function generateStaticParams() {
  return getParams('authors').map((author) => ({ author }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const author = await getAuthor(params)
  return {
    ...createMetadata(getFacts(author)),
    ...(author.fediverse && { other: { 'fediverse:creator': author.fediverse } }),
  }
}

export default async function AuthorPage({ params }: Props) {
  const author = await getAuthor(params)
  const profiles = [author.url, ...author.links].filter((url) => url !== undefined)
  return (
    <ListingPage page={getFacts(author)} things={[createPerson(author)]}>
      {author.bio && <p className="lede">{author.bio}</p>}
      {profiles.length > 0 && (
        <ul className="profiles">
          {profiles.map((url) => (
            <li key={url}>
              <a href={url} rel="me">
                {url.replace(/^https?:\/\//, '')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <PostList posts={getPosts().filter(({ authors }) => authors.includes(author))} />
    </ListingPage>
  )
}

function getFacts(author: Author) {
  const description = author.bio ?? fill(messages.postsBy, { author: author.name, site: site.title })
  return { title: author.name, description, href: authorHref(author.key) }
}

async function getAuthor(params: Props['params']): Promise<Author> {
  const { author: key } = await params
  return getPublishedAuthors().find((author) => author.key === key) ?? notFound()
}
