import { KitElement, api, html, language, messageOf, nothing, portalLanguages, select, session, texts, toast } from '@wellbundle/kit';
import { formStyles } from './form.js';
import { refreshMe } from './me.js';

const t = await texts(import.meta.url);

/** Settings → Units & language: of the account, so the same on every device. */
export default class PreferencesPage extends KitElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  static styles = [KitElement.styles, formStyles];

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
    const me = session.me;
    this.values = {
      units: String(me?.units ?? 'metric'),
      locale: me?.locale ?? language,
      timeZone: me?.timeZone ?? 'UTC',
    };
  }

  render() {
    return html`<wb-page
      narrow
      heading=${t(session.platform ? 'preferences.title.operator' : 'preferences.title')}
      lead=${t('preferences.lead')}
      back="/settings"
      back-label=${t('back')}
    >
      ${this.problem ? html`<wb-notice tone="bad" live>${this.problem}</wb-notice>` : nothing}
      <form novalidate @submit=${this.#submit}>
        ${session.platform ? nothing : this.#units()}
        ${select({
          name: 'locale',
          label: t('preferences.language'),
          value: this.values.locale,
          options: localesFor(this.values.locale),
          onChange: (value) => (this.values.locale = value),
        })}
        ${session.platform ? nothing : this.#timeZone()}
        <div class="actions">
          <button class="button primary" type="submit" aria-disabled=${this.busy}>
            ${t('save')}
          </button>
        </div>
      </form>
    </wb-page>`;
  }

  #units() {
    return select({
      name: 'units',
      label: t('preferences.units'),
      value: this.values.units,
      options: ['metric', 'imperial'].map((value) => ({ value, label: t(`units.${value}.long`) })),
      onChange: (value) => (this.values.units = value),
    });
  }

  #timeZone() {
    return html`<div class="field">
      ${select({
        name: 'timeZone',
        label: t('preferences.timeZone'),
        value: this.values.timeZone,
        options: zonesFor(this.values.timeZone),
        onChange: (value) => (this.values.timeZone = value),
      })}
      <p class="hint">${t('preferences.timeZone.hint')}</p>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await api.put('/me', this.values);
      rememberLanguage(this.values.locale);
      await refreshMe();
      toast(t('saved'), { tone: 'good' });
      if (this.values.locale.split('-')[0] !== language) location.reload();
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** This browser may have a choice of its own from before sign-in; the account's is newer. */
function rememberLanguage(/** @type {string} */ locale) {
  try {
    localStorage.setItem('wellbundle.language', locale.split('-')[0] ?? locale);
  } catch {
    // Without storage the account's language counts anyway.
  }
}

/** @param {string} current */
function localesFor(current) {
  const offered = portalLanguages().map(({ id }) => id);
  const tags = [...new Set([current, ...offered])];
  return tags.map((value) => ({
    value,
    label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
  }));
}

/** @param {string} current */
function zonesFor(current) {
  const zones = [...new Set([current, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
  return zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
