/** A page of a list, numbered from 1. */
export type ListPage<Item> = { items: Item[]; number: number; total: number }

/** Returns a list split into pages of `size` items; one empty page for an empty list. */
export function paginate<Item>(items: Item[], size: number): ListPage<Item>[] {
  const total = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: total }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    total,
  }))
}
