import { css, html, nothing } from 'lit';
import { KitElement } from './element.js';
import { styles } from './directives.js';

/** Calm, dark enough for white initials (>= 4.5:1). */
const colours = ['#334155', '#7c3aed', '#b45309', '#1d4ed8', '#be185d', '#15803d', '#0f766e'];

/** `<wb-avatar name="Alex Kim" picture="…">`: a picture, or initials on a colour of the name; `plain` for oneself. */
export class Avatar extends KitElement {
  static properties = { name: {}, picture: {}, plain: { type: Boolean } };

  static styles = [
    KitElement.styles,
    css`
      :host {
        display: inline-block;
        flex: none;
        width: var(--avatar, 36px);
        height: var(--avatar, 36px);
      }
      .face {
        display: grid;
        grid-template: 100% / 100%;
        place-items: center;
        width: 100%;
        height: 100%;
        border-radius: 50%;
        overflow: hidden;
        background: var(--face);
        color: #fff;
        font-size: calc(var(--avatar, 36px) * 0.36);
        font-weight: 650;
        letter-spacing: 0.01em;
      }
      /* Not text of the document: a button around it is named by what it does. */
      .face::before {
        grid-area: 1 / 1;
        content: attr(data-initials);
      }
      img {
        grid-area: 1 / 1;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.picture = '';
    this.plain = false;
  }

  render() {
    const face = colours[this.plain ? 0 : hash(this.name) % colours.length] ?? '#334155';
    return html`<span
      class="face"
      aria-hidden="true"
      data-initials=${this.picture ? nothing : initials(this.name)}
      ${styles({ '--face': face })}
    >
      ${this.picture ? html`<img src=${this.picture} alt="" />` : nothing}
    </span>`;
  }
}
customElements.define('wb-avatar', Avatar);

/** @param {string} name */
function initials(name) {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase();
}

/** @param {string} text */
function hash(text) {
  let value = 0;
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
