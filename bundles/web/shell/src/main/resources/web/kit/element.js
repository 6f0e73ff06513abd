import { LitElement } from 'lit';
import { shared } from './styles.js';

/** Where the kit's own elements and contributed pages and cards start. */
export class KitElement extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {};

  /** @type {import('lit').CSSResultGroup} */
  static styles = shared;
}
