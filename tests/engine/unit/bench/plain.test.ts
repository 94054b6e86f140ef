import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderPlain, writePlain } from '@/bench/plain'
import { createSource, writeTemporaryContent } from '../../support/content'

describe('the floor', () => {
  it('is the bare HTML of a body, highlighted, without its frontmatter and the mark of its excerpt', async () => {
    const source = createSource({ title: 'A' }, 'One.\n\n{/* more */}\n\n- [x] ~~Two~~\n\n```json\n[1]\n```')
    expect(await renderPlain(source)).toBe(
      [
        '<p>One.</p>',
        '<ul class="contains-task-list">',
        '<li class="task-list-item"><input type="checkbox" checked disabled> <del>Two</del></li>',
        '</ul>',
        '<pre><code class="hljs language-json"><span class="hljs-punctuation">[</span><span class="hljs-number">1</span><span class="hljs-punctuation">]</span>',
        '</code></pre>',
      ].join('\n'),
    )
  })

  it('is one file a post', async () => {
    const content = await writeTemporaryContent({ 'posts/a/index.mdx': createSource({ title: 'A' }, 'Text.') })
    const out = await mkdtemp(path.join(tmpdir(), 'galley-'))
    await writePlain(content, out)
    expect(await readFile(path.join(out, 'a', 'index.html'), 'utf8')).toBe('<p>Text.</p>')
  })
})
