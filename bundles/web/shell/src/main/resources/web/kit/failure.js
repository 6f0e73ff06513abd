import { html, nothing } from 'lit';
import { texts } from './i18n.js';
import { Problem, messageOf } from './problem.js';

const t = await texts(import.meta.url);

/**
 * What stands where something couldn't be fetched: what happened, and a way to try again, except
 * for what the account may not see: there, the words say whom to ask.
 * @param {unknown} error
 * @param {() => void} retry
 */
export function failure(error, retry) {
  const reference = error instanceof Problem ? error.correlationId : '';
  const forbidden = error instanceof Problem && error.code === 'permission.missing';
  return html`<wb-notice tone="bad" live>
    ${messageOf(error)}
    ${reference ? html`<div class="small">${t('kit.reference', { reference })}</div>` : nothing}
    ${
      forbidden
        ? nothing
        : html`<button slot="action" class="button" type="button" @click=${retry}>
            <wb-icon name="refresh"></wb-icon>${t('kit.retry')}
          </button>`
    }
  </wb-notice>`;
}
