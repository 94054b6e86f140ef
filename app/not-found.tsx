/** What `next dev` shows where a route finds nothing. Part of every page's payload, so it shows no content. */
export default function NotFound() {
  return <h1>This page is not here</h1>
}
