/** What keeps texts under names: the browser's own storage, or memory. */

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Shelf */

/**
 * @param {Shelf} shelf
 * @param {string} prefix
 * @returns {string[]} The keys of this site, without the prefix.
 */
export function namesOn(shelf, prefix) {
  const names = Array.from({ length: shelf.length }, (_, place) => shelf.key(place) ?? "");
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

/**
 * Makes a shelf what it was.
 *
 * @param {Shelf} shelf
 * @param {string} prefix
 * @param {Map<string, string | null>} before What stood under the keys of this site.
 */
export function putBack(shelf, prefix, before) {
  // What is new goes first, so that the old finds its room.
  for (const key of namesOn(shelf, prefix).filter((name) => !before.has(name))) {
    shelf.removeItem(prefix + key);
  }
  for (const [key, raw] of before) {
    if (raw !== null && raw !== shelf.getItem(prefix + key)) {
      shelf.setItem(prefix + key, raw);
    }
  }
}

/** @returns {Shelf} One that lasts as long as the page. */
export function memoryShelf() {
  /** @type {Map<string, string>} */
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (place) => [...values.keys()][place] ?? null,
    get length() {
      return values.size;
    },
  };
}
