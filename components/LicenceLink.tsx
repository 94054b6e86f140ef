/** Links to a licence. */
export function LicenceLink({ licence }: { licence: { name: string; url: string } }) {
  return (
    <a href={licence.url} rel="license">
      {licence.name}
    </a>
  )
}
