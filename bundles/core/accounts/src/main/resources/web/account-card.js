import { Following, KitElement, html, language, session, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Settings → You: the ways to one's own account. */
export default class AccountCard extends KitElement {
  constructor() {
    super();
    new Following(this, session);
  }

  render() {
    const me = session.me;
    const main = me?.profiles.find((profile) => profile.main);
    return html`<wb-list heading=${t('you')}>
      <wb-item
        heading=${me?.account.displayName ?? ''}
        detail=${me?.account.email ?? ''}
        href="/settings/profile"
      >
        <wb-avatar
          slot="start"
          plain
          name=${me?.account.displayName ?? ''}
          picture=${main?.picture ? `${main.picture}&size=small` : ''}
        ></wb-avatar>
      </wb-item>
      ${link('globe', 'preferences', `${languageName()} · ${t(`units.${me?.units ?? 'metric'}`)}`)}
      ${link('lock', 'password')} ${link('devices', 'sessions')} ${link('phone', 'lock')}
    </wb-list>`;
  }
}

/**
 * @param {string} icon
 * @param {string} page
 * @param {string} [detail]
 */
function link(icon, page, detail = '') {
  return html`<wb-item
    icon=${icon}
    heading=${t(`${page}.title`)}
    detail=${detail}
    href="/settings/${page}"
  ></wb-item>`;
}

function languageName() {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
