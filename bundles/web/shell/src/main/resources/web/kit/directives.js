import { noChange } from 'lit';
import { Directive, PartType, directive } from 'lit/directive.js';

/**
 * Sets CSS properties through the object model. The portal's policy allows no `style` attribute,
 * which is what Lit's own styleMap writes first.
 */
class SetStyles extends Directive {
  /** @param {import('lit/directive.js').PartInfo} part */
  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styles() belongs on an element');
  }

  /** @param {Record<string, string | number>} _values */
  render(_values) {
    return noChange;
  }

  /**
   * @param {import('lit/directive.js').ElementPart} part
   * @param {[Record<string, string | number>]} values
   */
  update(part, [values]) {
    const { style } = /** @type {HTMLElement} */ (part.element);
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value));
    return noChange;
  }
}

export const styles = directive(SetStyles);
