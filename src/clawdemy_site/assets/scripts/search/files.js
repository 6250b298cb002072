/**
 * Asks for files of the index. Each is a script that hands over a value, since a page that was opened from a folder may
 * read no other files; so the site is searched there as it is on a server.
 */

/** @typedef {(name: string, again?: boolean) => Promise<any>} Ask Asks for what a file holds; `again` passes by the cache. */

/** @type {Map<string, unknown>} */
const taken = new Map();

/**
 * Called by every file.
 *
 * @param {string} name
 * @param {unknown} value
 */
export function take(name, value) {
  taken.set(name, value);
}

/**
 * @param {string} folder The address of the files.
 * @returns {Ask} One that asks for no file twice, but for one that did not come.
 */
export function createAsk(folder) {
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  return (name, again = false) => {
    let answer = again ? undefined : asked.get(name);
    if (!answer) {
      answer = load(`${folder}${name}.js${again ? `?${Date.now()}` : ""}`).then(() => taken.get(name));
      answer.catch(() => asked.delete(name));
      asked.set(name, answer);
    }
    return answer;
  };
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(address));
    script.src = address;
    document.head.append(script);
    script.remove();
  });
}
