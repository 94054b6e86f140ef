import { ListingPage } from '@/components/ListingPage'
import { Search } from '@/components/Search'
import { createMetadata } from '@/lib/metadata'
import { searchHref } from '@/lib/urls'

const page = { title: 'Search', description: 'The full text of all posts, by words, tag and year.', href: searchHref() }

export const metadata = createMetadata(page)

export default function SearchPage() {
  return (
    <ListingPage page={page}>
      <Search />
    </ListingPage>
  )
}
