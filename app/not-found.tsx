/** Renders what `next dev` shows for an unknown address. It is part of every page's payload, so keep it short. */
export default function NotFound() {
  return <h1>This page is not here</h1>
}
