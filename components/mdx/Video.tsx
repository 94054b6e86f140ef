type VideoProps = {
  title: string
  /** Where one watches the video: what feeds and readers without frames get. */
  href: string
  /** The player's address; nothing is asked of its host before a reader opens it. */
  embed: string
}

/** A video that loads when the reader opens it, without script: a lazy frame in closed `<details>` is not fetched. */
export function Video({ title, href, embed }: VideoProps) {
  return (
    <figure className="video" data-feed-link={href} data-feed-label={`Video: ${title}`}>
      <details>
        <summary>Play “{title}”</summary>
        <iframe
          src={embed}
          title={title}
          loading="lazy"
          allow="fullscreen; picture-in-picture"
          referrerPolicy="origin"
        />
      </details>
      <figcaption>
        <a href={href}>{title}</a> on {new URL(href).hostname.replace(/^www\./, '')}
      </figcaption>
    </figure>
  )
}
