import { defineDocumentType, defineNestedType, makeSource } from 'contentlayer2/source-files'
import { env } from './lib/galley/core/env'
import { authorFields, dataTypes, pageFields, postFields } from './lib/schema'

const onFault = process.env.NODE_ENV === 'development' ? 'skip-warn' : 'fail'

const Post = defineDocumentType(() => ({
  name: 'Post',
  filePathPattern: 'posts/**/*.mdx',
  contentType: 'markdown',
  fields: postFields,
}))

const Page = defineDocumentType(() => ({
  name: 'Page',
  filePathPattern: 'pages/*.mdx',
  contentType: 'markdown',
  fields: pageFields,
}))

const Author = defineNestedType(() => ({ name: 'Author', fields: authorFields }))

const AuthorList = defineDocumentType(() => ({
  name: 'AuthorList',
  filePathPattern: 'authors.yml',
  contentType: 'data',
  fields: { authors: { type: 'list', of: Author, required: true } },
}))

const ownTypes = dataTypes.map((type) => defineDocumentType(() => ({ ...type, contentType: 'data' })))

export default makeSource({
  contentDirPath: env.contentDir,
  documentTypes: [Post, Page, AuthorList, ...ownTypes],
  // Contentlayer only types the posts. lib/galley/markdown compiles a body when its page is rendered, on all cores, and
  // names its file in errors. Contentlayer's MDX would run esbuild for one post at a time, and name a UUID instead.
  markdown: (processor) => {
    processor.parser = () => ({ type: 'root', children: [] })
    processor.compiler = () => ''
  },
  // By default, Contentlayer skips an invalid file with a warning. Only `next dev` may do so, to keep running.
  onUnknownDocuments: onFault,
  onMissingOrIncompatibleData: onFault,
  onExtraFieldData: onFault === 'fail' ? 'fail' : 'warn',
  // Contentlayer looks for an alias in tsconfig.json; `imports` in package.json works for both Node and bundlers.
  disableImportAliasWarning: true,
})
