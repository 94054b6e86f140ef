/** What can be done on every core at once, each for a list of things (lib/build/spread.ts). */
export { findFaults } from '../check'
