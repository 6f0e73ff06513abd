import { unsafeStatic } from 'lit/static-html.js';

/**
 * The part of a static address that names the bundle and its version:
 * `/ui/linking/0.1.0/link-page.js` gives `linking-0-1-0`.
 * @param {string} moduleUrl
 */
function bundleSuffix(moduleUrl) {
  const [, bundle = 'x', version = '0'] = /\/ui\/([^/]+)\/([^/]+)\//.exec(moduleUrl) ?? [];
  return slug(`${bundle}-${version}`);
}

/** @param {string} text */
export function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Defines a custom element under a tag that carries the bundle's version. A custom element can't be
 * redefined, so two versions of one bundle can only live in a tab side by side.
 * @param {string} name tag without the suffix, for example `link-card`
 * @param {CustomElementConstructor} elementClass
 * @param {string} moduleUrl `import.meta.url` of the defining module
 * @returns {string} the tag
 */
export function defineTag(name, elementClass, moduleUrl) {
  const tag = `${name}--${bundleSuffix(moduleUrl)}`;
  if (!customElements.get(tag)) customElements.define(tag, elementClass);
  return tag;
}

/**
 * As {@link defineTag}, but returns what the kit's `html` takes in the place of a tag:
 * ``const card = define('link-card', LinkCard, import.meta.url); html`<${card}></${card}>` ``.
 * @param {string} name
 * @param {CustomElementConstructor} elementClass
 * @param {string} moduleUrl
 */
export function define(name, elementClass, moduleUrl) {
  return unsafeStatic(defineTag(name, elementClass, moduleUrl));
}
