import { ListingPage } from '@/components/ListingPage'
import { Search } from '@/components/Search'
import { searchHref } from '@/lib/galley/addresses/urls'
import { translate } from '@/lib/galley/content/translation'
import { createMetadata } from '@/lib/galley/outputs/metadata/metadata'
import { site } from '@/lib/site'

const { messages } = translate(site.lang)
const page = { title: messages.search, description: messages.searchDescription, href: searchHref() }

export const metadata = createMetadata(page)

export default function SearchPage() {
  return (
    <ListingPage page={page}>
      <Search />
    </ListingPage>
  )
}
