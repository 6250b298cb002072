/** Elements made and found without ceremony, and words said to whoever listens instead of looking. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Make an element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [props] Attributes by name: `true` sets an empty one, and `false`, `null` and
 *   `undefined` leave it out. A function under `onclick`, `oninput` and so on listens. `html` is set as markup: give it
 *   only what the build rendered.
 * @param {...(Child | Child[])} children Words become text, never markup.
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === "html") {
      element.innerHTML = String(value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...nodesOf(children));
  return element;
}

/** @type {WeakMap<Element, number>} What is about to be said again. */
const announcements = new WeakMap();

/**
 * Say something in a live region, again even if it says the same already.
 *
 * @param {Element} region An element with `role="status"` that stood in the page before.
 * @param {...(Child | Child[])} children
 */
export function announce(region, ...children) {
  const nodes = nodesOf(children);
  const said = nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("");
  clearTimeout(announcements.get(region));
  if (!said || said !== region.textContent) {
    region.replaceChildren(...nodes);
    return;
  }
  // A screen reader passes over words that did not change.
  region.replaceChildren();
  announcements.set(region, setTimeout(() => region.replaceChildren(...nodes), 100));
}

/**
 * The first element that a selector finds.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function findOne(root, selector) {
  return root.querySelector(selector);
}

/**
 * All elements that a selector finds, in the order of the page.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function findAll(root, selector) {
  return [...root.querySelectorAll(selector)].map((element) => /** @type {HTMLElement} */ (element));
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodesOf(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
