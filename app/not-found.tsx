import { translate } from '@/lib/galley/content/translation'
import { site } from '@/lib/site'
/** Renders what `next dev` shows for an unknown address. It is part of every page's payload, so keep it short. */
export default function NotFound() {
  return <h1>{translate(site.lang).messages.notFound}</h1>
}
