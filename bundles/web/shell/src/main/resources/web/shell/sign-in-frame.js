import { html } from 'lit';
import { chooseLanguage, language, portalLanguages, texts } from '../kit/i18n.js';
import { session } from '../kit/session.js';
import { waves } from './waves.js';

const t = await texts(import.meta.url);

/** Key of the line that greets. */
export const welcome = session.platform ? 'signIn.operators' : 'signIn.welcome';

/**
 * What stands around the forms of people who aren't signed in.
 * @param {unknown} content
 */
export function signInFrame(content) {
  return html`<div class="sign-in">
    <div class="sign-in-scene" aria-hidden="true">
      ${waves}
      <p>${t(welcome)}</p>
    </div>
    <main id="main" class="sign-in-main">
      <div class="sign-in-box">
        <div class="brand">
          <img class="logo" src=${session.logo} alt="" />
          <span class="name">${session.tenant?.name}</span>
        </div>
        ${content}
        <div class="languages" role="group" aria-label=${t('settings.language')}>
          ${portalLanguages().map(
            ({ id, name }) =>
              html`<button
                type="button"
                lang=${id}
                aria-pressed=${id === language}
                @click=${() => chooseLanguage(id)}
              >
                ${name}
              </button>`,
          )}
        </div>
      </div>
    </main>
  </div>`;
}
