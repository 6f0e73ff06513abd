import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

/**
 * A form field: label, input, hint and fault, wired together. A template and not an element, since
 * labels and password managers don't reach through shadow roots.
 * @param {object} of
 * @param {string} of.name also its id, so unique within the page
 * @param {string} of.label
 * @param {string} [of.type]
 * @param {string} [of.value]
 * @param {string} [of.hint]
 * @param {string} [of.fault]
 * @param {string} [of.autocomplete]
 * @param {boolean} [of.required]
 * @param {string} [of.inputmode]
 * @param {(value: string) => void} [of.onInput]
 */
export function field({ name, label, type = 'text', value = '', hint = '', fault = '', ...more }) {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      class="input"
      id=${name}
      name=${name}
      type=${type}
      .value=${live(value)}
      autocomplete=${/** @type {any} */ (ifDefined(more.autocomplete))}
      inputmode=${/** @type {any} */ (ifDefined(more.inputmode))}
      ?required=${more.required}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${described || nothing}
      @input=${(/** @type {InputEvent} */ event) =>
        more.onInput?.(/** @type {HTMLInputElement} */ (event.target).value)}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : nothing}
  </div>`;
}

/**
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ label: string, options: Option[] }} OptionGroup
 */

/**
 * A choice from a list, in groups or not.
 * @param {object} of
 * @param {string} of.name
 * @param {string} of.label
 * @param {string} of.value
 * @param {(Option | OptionGroup)[]} of.options
 * @param {(value: string) => void} of.onChange
 * @param {boolean} [of.hideLabel]
 */
export function select({ name, label, value, options, onChange, hideLabel = false }) {
  const option = (/** @type {Option} */ of) =>
    html`<option value=${of.value} ?selected=${of.value === value}>${of.label}</option>`;
  return html`<div class="field">
    <label for=${name} class=${hideLabel ? 'visually-hidden' : ''}>${label}</label>
    <select
      class="input"
      id=${name}
      name=${name}
      @change=${(/** @type {Event} */ event) =>
        onChange(/** @type {HTMLSelectElement} */ (event.target).value)}
    >
      ${options.map((entry) =>
        'options' in entry
          ? html`<optgroup label=${entry.label}>${entry.options.map(option)}</optgroup>`
          : option(entry),
      )}
    </select>
  </div>`;
}
