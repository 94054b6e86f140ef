/** One page of a list; pages are counted from 1. */
export type ListPage<Item> = { items: Item[]; number: number; total: number }

/** Cuts a list into pages of `size`. An empty list has one empty page. */
export function paginate<Item>(items: Item[], size: number): ListPage<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: total }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    total,
  }))
}
