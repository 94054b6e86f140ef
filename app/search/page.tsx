import { ListingPage } from '@/components/ListingPage'
import { Search } from '@/components/Search'
import { searchHref } from '@/lib/galley/addresses/urls'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'

const page = { title: 'Search', description: 'The full text of all posts, by words, tag and year.', href: searchHref() }

export const metadata = createMetadata(page)

export default function SearchPage() {
  return (
    <ListingPage page={page}>
      <Search />
    </ListingPage>
  )
}
