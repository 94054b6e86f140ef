import { Option121Encoder } from '@/components/islands/Option121Encoder'
import { Style } from '../Style'

/** Renders the DHCP option 121 encoder; feeds, which cannot run scripts, get a link to it. */
export function Option121() {
  return (
    <div id="option-121-encoder" data-feed-link="#option-121-encoder" data-feed-label="DHCP option 121 encoder">
      <Style file="components/styles/option121.css" />
      <Option121Encoder />
    </div>
  )
}
