/** The type of a prop: text, or an absolute HTTPS URL. */
type Prop = { type: 'text' | 'url'; required: boolean }

/**
 * The components that posts may use, with their props. The content check reads them here; the map in `components/mdx`
 * must contain exactly these, and its components derive their prop types from here.
 */
export const componentProps = {
  Option121Encoder: {},
  Video: {
    title: { type: 'text', required: true },
    /** The video's page, for feeds and for readers without frames. */
    href: { type: 'url', required: true },
    /** The player's address; its host gets no request before a reader opens it. */
    embed: { type: 'url', required: true },
  },
} as const satisfies Record<string, Record<string, Prop>>

/** The names of components that posts may use. */
export type ComponentName = keyof typeof componentProps

type PropsOf<Name extends ComponentName> = (typeof componentProps)[Name]
type NameOf<Props, Required extends boolean> = {
  [Key in keyof Props]: Props[Key] extends { required: Required } ? Key : never
}[keyof Props]

/** The props of a component, as React passes them. */
export type ComponentProps<Name extends ComponentName> = Record<NameOf<PropsOf<Name>, true>, string> &
  Partial<Record<NameOf<PropsOf<Name>, false>, string>>

/** The ids that components render, which links in posts may refer to. */
export const componentIds: Partial<Record<ComponentName, string>> = { Option121Encoder: 'option-121-encoder' }
