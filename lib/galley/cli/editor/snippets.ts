import { postFields } from '../../../schema'
import type { Schema } from '../../check/fields'
import { componentProps } from '../../markdown/components'
import { calloutKinds } from '../../markdown/remark-callouts'

/** A VS Code snippet: https://code.visualstudio.com/docs/editing/userdefinedsnippets */
export type Snippet = { scope: 'mdx'; prefix: string; description: string; body: string[] }

const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'

const fieldValues: Record<string, string> = { list: '[$1]', boolean: `\${1|true,false|}`, number: `\${1:1}` }

/** The VS Code snippets for posts, by the names that the completion list shows. */
export const snippets: Record<string, Snippet> = {
  Post: create('post', 'The frontmatter and excerpt of a new draft', [
    '---',
    `title: \${1:Title}`,
    `date: ${today}`,
    'draft: true',
    'tags: [$2]',
    '---',
    '',
    `\${3:The excerpt that the index shows.}`,
    '',
    '{/* more */}',
    '',
    '$0',
  ]),
  ...createFieldSnippets(postFields),
  Callout: create('callout', 'A note, a tip or a warning, as on GitHub', [
    `> [!\${1|${calloutKinds.join(',')}|}]`,
    `> \${2:Text}`,
  ]),
  Figure: create('figure', 'An image beside the post, with a caption', [
    `![\${1:What it shows}](./\${2:image.png} "\${3:Caption}")`,
  ]),
  Code: create('code', 'Code with a title, line numbers, and marked, inserted and deleted lines', [
    `\`\`\`\${1:sh} title="\${2:file}" {\${3:1}} ins={\${4:2}} del={\${5:3}} showLineNumbers`,
    '$0',
    '```',
  ]),
  Math: create('math', 'A block of TeX', ['\\$\\$', '$1', '\\$\\$']),
  Footnote: create('footnote', 'A footnote reference and its note', [`[^\${1:note}]`, '', `[^\${1:note}]: \${2:Text}`]),
  More: create('more', 'Ends the excerpt that the index shows', ['{/* more */}']),
  ...Object.fromEntries(
    Object.entries(componentProps).map(([name, props]) => [name, createComponent(name, Object.keys(props))]),
  ),
}

/** The file that VS Code reads the snippets from, relative to the repository. */
export const snippetsFile = '.vscode/mdx.code-snippets'

/** Returns the text of `snippetsFile`. */
export function formatSnippets(): string {
  return `${JSON.stringify(snippets, null, 2)}\n`
}

function create(prefix: string, description: string, body: string[]): Snippet {
  return { scope: 'mdx', prefix, description, body }
}

function createFieldSnippets(fields: Schema): Record<string, Snippet> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const { description = '', of } = field
      const parts = of?.def && Object.entries(of.def().fields)
      const lines = parts?.map(([part, field], index) => `${index ? '   ' : '  -'} ${part}: ${createValue(field)}`)
      const body = lines ? [`${name}:`, ...lines] : [`${name}: ${createValue(field)}`]
      return [`Field ${name}`, create(name, description, body)]
    }),
  )
}

function createValue({ type, kind }: Schema[string]): string {
  return kind === 'date' ? today : (fieldValues[type] ?? '$1')
}

function createComponent(name: string, props: readonly string[]): Snippet {
  const attributes = props.map((prop, index) => `  ${prop}="$${index + 1}"`)
  const body = attributes.length > 0 ? [`<${name}`, ...attributes, '/>'] : [`<${name} />`]
  return create(name, `The ${name} component`, body)
}
