import { indexHref } from '@/lib/urls'
import { DataScript } from './DataScript'

/**
 * Lets the browser prepare a page of this site once a reader has pointed at its link for 200 ms, so that the click is
 * instant; nothing that nobody points at is loaded. Pages end in a slash, which leaves files and feeds out.
 * https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function SpeculationRules() {
  const where = { href_matches: [indexHref(), `${indexHref()}*/`] }
  const rules = { prerender: [{ where, eagerness: 'moderate' }] }
  return <DataScript type="speculationrules" json={JSON.stringify(rules)} />
}
