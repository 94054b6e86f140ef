/** Marks the current section in the table of contents, if the page has one. */
export function startContents(): void {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('.toc a'))
  const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))))
  if (links.length === 0) return

  const mark = (): void => {
    const { scrollHeight } = document.documentElement
    // The last sections may be too short to reach the upper third.
    const isEnd = scrollY + innerHeight >= scrollHeight - 1
    const limit = isEnd ? innerHeight : innerHeight / 3
    const current = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < limit)
    links.forEach((link, index) => {
      if (index === current) link.setAttribute('aria-current', 'location')
      else link.removeAttribute('aria-current')
    })
  }
  addEventListener('scroll', mark, { passive: true })
  addEventListener('resize', mark)
  // After the first paint, which a second layout would delay.
  setTimeout(mark)
}
