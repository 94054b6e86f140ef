/** What a prop takes: a text of its own, or the full address of a page that is reached over HTTPS. */
type Prop = { type: 'text' | 'url'; required: boolean }

/**
 * The components that posts may use, with their props: what the content check knows of `components/mdx`, whose map has
 * to hold exactly these, and whose components take their props from here.
 */
export const componentProps = {
  Option121Encoder: {},
  Video: {
    title: { type: 'text', required: true },
    /** Where one watches the video: what feeds and readers without frames get. */
    href: { type: 'url', required: true },
    /** The player's address; nothing is asked of its host before a reader opens it. */
    embed: { type: 'url', required: true },
  },
} as const satisfies Record<string, Record<string, Prop>>

/** The name of a component that posts may use. */
export type ComponentName = keyof typeof componentProps

type PropsOf<Name extends ComponentName> = (typeof componentProps)[Name]
type NameOf<Props, Required extends boolean> = {
  [Key in keyof Props]: Props[Key] extends { required: Required } ? Key : never
}[keyof Props]

/** The props of a component, as React hands them over. */
export type ComponentProps<Name extends ComponentName> = Record<NameOf<PropsOf<Name>, true>, string> &
  Partial<Record<NameOf<PropsOf<Name>, false>, string>>

/** The ids that components give to what they render: a link in a post may lead there. */
export const componentIds: Partial<Record<ComponentName, string>> = { Option121Encoder: 'option-121-encoder' }
