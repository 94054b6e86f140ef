import { homeHref, pageEndings } from '@/lib/galley/addresses/urls'
import { DataScript } from './DataScript'

/**
 * Lets the browser prepare a page of this site once a reader has pointed at its link for 200 ms, touched it or reached
 * it by keyboard, so that the click is instant; nothing else is loaded. Pages end in a slash, or in .html if the address
 * table has such, which leaves files and feeds out. https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function SpeculationRules() {
  const pages = { href_matches: [homeHref(), ...pageEndings.map((ending) => `${homeHref()}*${ending}`)] }
  // To the browser's own "moderate" a focus is nothing; these rules have a candidate while there is one. Of the links over
  // the text, which one passes by, pages are fetched and no more: to let go of many that are rendered delays the click.
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
