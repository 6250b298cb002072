/**
 * One thing to remember, one key in the browser's own storage: so two tabs rarely meet, and a value that cannot be read
 * does not spoil the rest. Where nothing can be kept, all goes on in memory.
 */

import { memoryShelf, namesOn, putBack } from "./shelf.js";

/** @typedef {"kept" | "memory" | "full"} Condition */

/**
 * @typedef {object} Schema What the store must know of the values it keeps.
 * @property {(key: string, value: unknown) => boolean} isSound Whether a value has the shape that its key asks for.
 * @property {(key: string) => string} nameToday The key under which is kept today what an earlier version kept
 *   under this one.
 * @property {(key: string, one: any, other: any) => unknown} unite One value that loses nothing of either; null and a
 *   value give the value.
 */

/**
 * @typedef {object} Store Keys are without the prefix.
 * @property {(key: string) => any} get The value, or null.
 * @property {(key: string, change: (now: any) => unknown) => void} update Writes what `change` makes of the value as it
 *   stands in storage at this moment; null leaves it as it is.
 * @property {(key: string) => void} remove
 * @property {(kind?: string) => string[]} keys Those of one kind, which stands before the first colon, or all; sorted.
 * @property {() => Record<string, any>} all
 * @property {(entries: Record<string, unknown>) => boolean} join Takes in many values, uniting each with what is there:
 *   all of them, or none and false where they do not fit.
 * @property {() => void} clear
 * @property {(listen: (key: string | null) => void) => () => void} onChange Hears of each change, this tab's and other
 *   tabs', with its key, or null where all may have changed. Gives a way to stop hearing.
 * @property {Condition} condition `kept`; `memory` where the browser keeps nothing; `full` where something did not fit.
 */

/** @typedef {import("./shelf.js").Shelf} Shelf */

/** Values that could not be read are moved here when their key is written again. */
const ASIDE = "broken:";

/** Written and taken away at once, to see whether that is allowed. */
const PROBE = "probe";

/** For how long what this tab wrote may still be on its way to another, in ms. */
const RACE = 3000;

/**
 * @param {Storage | null} storage
 * @param {string} prefix Stands before every key, so that sites of one host keep apart.
 * @param {Schema} schema
 * @returns {Store}
 */
export function createStore(storage, prefix, schema) {
  let condition = tryOut(storage, prefix);
  const storageMap = createStorageMap(storage && condition !== "memory" ? storage : memoryShelf(), prefix, schema);
  /** @type {Set<(key: string | null) => void>} */
  const listeners = new Set();
  /** @type {Map<string, {value: unknown, at: number}>} What this tab wrote a moment ago. */
  const recent = new Map();

  const tell = (/** @type {string | null} */ key) => [...listeners].forEach((listen) => listen(key));

  /** @param {string} key @param {unknown} value */
  function write(key, value) {
    if (!storageMap.put(key, value) && condition === "kept") {
      condition = "full";
    }
    recent.set(key, { value, at: performance.now() });
    tell(key);
  }

  /** @param {string} key */
  function forget(key) {
    storageMap.drop(key);
    recent.delete(key);
    tell(key);
  }

  /**
   * Another tab wrote. Where it had not seen what we wrote a moment before, ours goes in again.
   *
   * @param {string} key
   */
  function reconcile(key) {
    const mine = recent.get(key);
    const stored = storageMap.take(key);
    const both = mine && performance.now() - mine.at < RACE ? schema.unite(key, stored, mine.value) : stored;
    if (JSON.stringify(both) === JSON.stringify(stored)) {
      tell(key);
    } else {
      write(key, both);
    }
  }

  function clear() {
    storageMap.empty();
    recent.clear();
    condition = condition === "memory" ? condition : tryOut(storage, prefix);
    tell(null);
  }

  hearOthers(storage, prefix, { reconcile, forget, clear: () => (recent.clear(), tell(null)) });
  return {
    get: storageMap.take,
    update(key, change) {
      const value = change(storageMap.take(key));
      if (value !== null) {
        write(key, value);
      }
    },
    remove: forget,
    keys: storageMap.keys,
    all: () => Object.fromEntries(storageMap.keys().map((key) => [key, storageMap.take(key)])),
    join(entries) {
      const joined = storageMap.join(entries);
      if (joined) {
        tell(null);
      }
      return joined;
    },
    clear,
    onChange(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    get condition() {
      return condition;
    },
  };
}

/**
 * Values on a shelf, and beside it those that the shelf did not take.
 *
 * @param {Shelf} shelf
 * @param {string} prefix
 * @param {Schema} schema
 */
function createStorageMap(shelf, prefix, schema) {
  /** @type {Map<string, unknown>} */
  const loose = new Map();

  /** @param {string} key */
  const stored = (key) => soundValue(schema, key, shelf.getItem(prefix + key));

  /** @param {string} key */
  function take(key) {
    return loose.has(key) ? schema.unite(key, stored(key), loose.get(key)) : stored(key);
  }

  /** @param {string} key @param {unknown} value */
  function set(key, value) {
    const before = shelf.getItem(prefix + key);
    if (before !== null && soundValue(schema, key, before) === null) {
      shelf.setItem(prefix + ASIDE + key, before);
    }
    shelf.setItem(prefix + key, JSON.stringify(value));
  }

  /** @param {string} key @param {unknown} value @returns {boolean} Whether the shelf took it. */
  function put(key, value) {
    try {
      set(key, value);
      loose.delete(key);
      return true;
    } catch {
      loose.set(key, value);
      return false;
    }
  }

  /** Takes over what earlier versions kept under other keys; where there is no room for that, it stays there too. */
  function renew() {
    for (const old of namesOn(shelf, prefix).filter((name) => schema.nameToday(name) !== name)) {
      const [key, value] = [schema.nameToday(old), stored(old)];
      if (value !== null && put(key, schema.unite(key, take(key), value))) {
        shelf.removeItem(prefix + old);
      }
    }
  }

  renew();
  return {
    take,
    put,
    /** @param {string} key */
    drop(key) {
      loose.delete(key);
      shelf.removeItem(prefix + key);
    },
    /** @param {string} [kind] */
    keys(kind) {
      const names = [...new Set([...namesOn(shelf, prefix), ...loose.keys()])].sort();
      return names.filter((key) => (!kind || key === kind || key.startsWith(`${kind}:`)) && take(key) !== null);
    },
    /** @param {Record<string, unknown>} entries */
    join(entries) {
      const before = new Map(namesOn(shelf, prefix).map((key) => [key, shelf.getItem(prefix + key)]));
      try {
        for (const [name, value] of Object.entries(entries)) {
          const key = schema.nameToday(name);
          set(key, schema.unite(key, take(key), value));
        }
      } catch {
        putBack(shelf, prefix, before);
        return false;
      }
      Object.keys(entries).forEach((name) => loose.delete(schema.nameToday(name)));
      return true;
    },
    empty() {
      loose.clear();
      namesOn(shelf, prefix).forEach((key) => shelf.removeItem(prefix + key));
    },
  };
}

/**
 * Whether the browser lets us keep something.
 *
 * @param {Storage | null} storage
 * @param {string} prefix
 * @returns {Condition}
 */
function tryOut(storage, prefix) {
  try {
    storage?.setItem(prefix + PROBE, "1");
    storage?.removeItem(prefix + PROBE);
    return storage ? "kept" : "memory";
  } catch (error) {
    // A private window has no room for anything; one that is full holds something.
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError" && storage?.length;
    return isFull ? "full" : "memory";
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} prefix
 * @param {{reconcile: (key: string) => void, forget: (key: string) => void, clear: () => void}} hands
 */
function hearOthers(storage, prefix, hands) {
  globalThis.addEventListener("storage", ({ storageArea, key, newValue }) => {
    if (!storage || storageArea !== storage) {
      return;
    }
    if (key === null) {
      hands.clear();
    } else if (key.startsWith(prefix) && key !== prefix + PROBE) {
      (newValue === null ? hands.forget : hands.reconcile)(key.slice(prefix.length));
    }
  });
}

/**
 * @param {Schema} schema
 * @param {string} key
 * @param {string | null} raw
 * @returns {unknown} The value, or null where it cannot be read.
 */
function soundValue(schema, key, raw) {
  try {
    const value = JSON.parse(raw ?? "null");
    return schema.isSound(key, value) ? value : null;
  } catch {
    return null;
  }
}
