import type { Messages } from '../messages/messages'

/** The messages that the search shows, which the page hands over as JSON in `data-messages`. */
export type SearchMessages = Pick<Messages, 'postCount' | 'searching' | 'nothingFound' | 'searchFailed'>
