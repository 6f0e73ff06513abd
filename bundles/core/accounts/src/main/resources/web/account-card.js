import { Following, KitElement, html, language, nothing, session, texts } from '@wellbundle/kit';

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
        href=${session.platform ? nothing : '/settings/profile'}
      >
        <wb-avatar
          slot="start"
          plain
          name=${me?.account.displayName ?? ''}
          picture=${main?.picture ? `${main.picture}&size=small` : ''}
        ></wb-avatar>
      </wb-item>
      ${
        session.platform
          ? link('globe', 'preferences', languageName(), t('preferences.title.operator'))
          : link('globe', 'preferences', `${languageName()} · ${t(`units.${me?.units ?? 'metric'}`)}`)
      }
      ${link('lock', 'password')} ${link('shield', 'second-factor', me?.restingRoles?.length ? t('second-factor.needed') : '')}
      ${link('devices', 'sessions')}
      ${session.platform ? nothing : link('phone', 'lock')}
    </wb-list>`;
  }
}

/**
 * @param {string} icon
 * @param {string} page
 * @param {string} [detail]
 * @param {string} [heading]
 */
function link(icon, page, detail = '', heading = t(`${page}.title`)) {
  return html`<wb-item
    icon=${icon}
    heading=${heading}
    detail=${detail}
    href="/settings/${page}"
  ></wb-item>`;
}

function languageName() {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
