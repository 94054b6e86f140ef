import { homeHref, pageEndings } from '@/lib/galley/addresses/urls'
import { DataScript } from './DataScript'

/**
 * Lets the browser prerender a page of this site after a reader has hovered over its link for 200 ms, touched it or focused
 * it, so that the click is instant. Matches only addresses that end in a slash, or in .html if the address table has such,
 * which excludes files and feeds. https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function SpeculationRules() {
  const pages = { href_matches: [homeHref(), ...pageEndings.map((ending) => `${homeHref()}*${ending}`)] }
  // "moderate" ignores keyboard focus, so further rules match a focused link. Outside of <main>, where readers tab past
  // many links, pages are only fetched: discarding many prerendered pages delays the click.
  const focused = (within: string) => ({ and: [pages, { selector_matches: `${within}:focus-visible` }] })
  const rules = {
    prerender: [
      { where: pages, eagerness: 'moderate' },
      { where: focused('main '), eagerness: 'immediate' },
    ],
    prefetch: [{ where: focused(''), eagerness: 'immediate' }],
  }
  return <DataScript type="speculationrules" json={JSON.stringify(rules)} />
}
