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
  // Contentlayer types the posts; lib/markdown compiles a body where it is rendered, on every core and under its own
  // file's name. Contentlayer's MDX would run esbuild for each post, one at a time, and name faults by a UUID.
  markdown: (processor) => {
    processor.parser = () => ({ type: 'root', children: [] })
    processor.compiler = () => ''
  },
  // The defaults skip a faulty file with a warning. `next dev` has to outlive it.
  onUnknownDocuments: onFault,
  onMissingOrIncompatibleData: onFault,
  onExtraFieldData: onFault === 'fail' ? 'fail' : 'warn',
  // It asks for an alias in tsconfig.json; ours is in package.json, in `imports`, for Node and bundlers alike.
  disableImportAliasWarning: true,
})
