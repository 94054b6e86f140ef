import { translate } from '@/lib/galley/content/translation'
import { escapeHtml } from '@/lib/galley/core/escape'
import type { ComponentProps } from '@/lib/galley/markdown/components'
import { site } from '@/lib/site'
import { Frame } from '../Frame'
import { Message } from '../Message'

/**
 * Renders a video that loads on a click, without scripts: until then, its frame shows a link to the player. A lazy frame in
 * a closed `<details>` would not work: browsers load it at once if scripts are off.
 */
export function Video({ title, href, embed, lang = site.lang }: ComponentProps<'Video'> & { lang?: string }) {
  const { messages, fill } = translate(lang)
  return (
    <figure className="video" data-feed-link={href} data-feed-label={fill(messages.video, { title })}>
      <Frame
        srcDoc={createPoster(fill(messages.playVideo, { title }), embed)}
        title={title}
        allow="fullscreen; picture-in-picture"
      />
      <figcaption>
        <Message
          text={messages.videoOn}
          parts={{ title: () => <a href={href}>{title}</a>, host: () => new URL(href).hostname.replace(/^www\./, '') }}
        />
      </figcaption>
    </figure>
  )
}

/** Returns the HTML of the frame; its background is that of the post. */
function createPoster(label: string, embed: string): string {
  return `<!doctype html>
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(label)}</title>
<style>
body { display: grid; block-size: 100vb; margin: 0; font: 1rem/1.4 system-ui, sans-serif }
a { display: grid; place-content: center; justify-items: center; padding: 1rem; color: inherit; text-align: center; text-decoration: none }
a::before { content: "▶"; font-size: 2.5rem; line-height: 1 }
</style>
<a href="${escapeHtml(embed)}" referrerpolicy="origin">${escapeHtml(label)}</a>`
}
