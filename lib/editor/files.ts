import { authorsSchema, pageSchema, postSchema } from './json-schema'
import { snippets } from './snippets'

/** The files that editors get, made from what the build knows, by their paths in this repository. */
export const editorFiles: Record<string, string> = {
  '.vscode/post.schema.json': toJson(postSchema),
  '.vscode/page.schema.json': toJson(pageSchema),
  '.vscode/authors.schema.json': toJson(authorsSchema),
  '.vscode/mdx.code-snippets': toJson(snippets),
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
