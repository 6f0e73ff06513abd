import { KitElement, css, define, html, texts, toast } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Recovery codes, shown this once. Fires `kept`. */
class RecoveryCodes extends KitElement {
  static properties = { codes: { attribute: false } };

  static styles = [
    KitElement.styles,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 8px 20px;
        padding: 16px;
        border-radius: 12px;
        background: var(--sunken);
        font-family: ui-monospace, monospace;
        font-size: 1.0625rem;
        font-weight: 600;
        letter-spacing: 0.03em;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .stack {
        --gap: 16px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.codes = [];
  }

  render() {
    return html`<wb-card heading=${t('second-factor.recovery')}>
      <div class="stack">
        <p class="muted">${t('second-factor.recovery.words')}</p>
        <ol>
          ${this.codes.map((code) => html`<li>${code}</li>`)}
        </ol>
        <div class="actions">
          <button class="button" type="button" @click=${this.#copy}>
            ${t('second-factor.recovery.copy')}
          </button>
          <button class="button" type="button" @click=${this.#save}>
            <wb-icon name="download"></wb-icon>${t('second-factor.recovery.download')}
          </button>
          <button
            class="button primary"
            type="button"
            @click=${() => this.dispatchEvent(new Event('kept'))}
          >
            ${t('second-factor.recovery.done')}
          </button>
        </div>
      </div>
    </wb-card>`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.codes.join('\n'));
    toast(t('second-factor.copied'), { tone: 'good' });
  }

  #save() {
    const address = URL.createObjectURL(new Blob([`${this.codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${location.hostname}-recovery-codes.txt`;
    link.click();
    URL.revokeObjectURL(address);
  }
}
/** Tag for the kit's `html`. */
export const recoveryCodes = define('recovery-codes', RecoveryCodes, import.meta.url);
