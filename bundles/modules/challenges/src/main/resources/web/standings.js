import { Resource, api, failure, formatDateTime, html, nothing } from '@wellbundle/kit';
import { changed, score, t } from './challenge.js';

/**
 * @typedef {object} Line
 * @property {string} id
 * @property {number} place
 * @property {string} name
 * @property {{ id: string, name: string } | null} team
 * @property {number} score
 * @property {boolean} me
 *
 * @typedef {object} Page
 * @property {string | null} asOf
 * @property {number} of
 * @property {number} missing
 * @property {Line | null} me
 * @property {Line[]} lines
 * @property {string | null} next
 *
 * @typedef {{ id: string, place: number | null, name: string, members: number, score: number, mine: boolean }} TeamLine
 *
 * @typedef {import('./challenge.js').Challenge} Challenge
 */

const rows = 20;

/**
 * Who stands where: from the top or around oneself, people or teams; moves while one looks.
 * @param {import('lit').ReactiveControllerHost} host
 * @param {string} id
 */
export function standingsView(host, id) {
  let shown = 'top';
  let limit = rows;
  /** @type {Resource<{ page: Page, teams: TeamLine[] } | null>} */
  const resource = new Resource(host, load, { on: [changed] });

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<{ page: Page, teams: TeamLine[] } | null>}
   */
  async function load(signal) {
    const base = `/challenges/${encodeURIComponent(id)}/standings`;
    if (shown === 'teams') {
      const { lines } = await api.get(`${base}/teams`, { signal });
      return { page: { asOf: null, of: 0, missing: 0, me: null, lines: [], next: null }, teams: lines };
    }
    const around = shown === 'me' ? '&around=me' : '';
    return { page: await api.get(`${base}?limit=${limit}${around}`, { signal }), teams: [] };
  }

  /** @param {string} what */
  function show(what) {
    shown = what;
    limit = rows;
    void resource.reload();
  }

  /** @param {Challenge} challenge */
  function switcher(challenge) {
    const options = ['top', 'me', ...(challenge.rules.teams ? ['teams'] : [])];
    return html`<wb-segmented
      label=${t('standings.show')}
      .options=${options.map((value) => ({ value, label: t(`standings.${value}`) }))}
      value=${shown}
      @change=${(/** @type {Event} */ event) => show(/** @type {any} */ (event.target).value)}
    ></wb-segmented>`;
  }

  /**
   * @param {Challenge} challenge
   * @param {{ page: Page, teams: TeamLine[] }} value
   */
  function lines(challenge, { page, teams }) {
    if (shown === 'teams') {
      return teams.length
        ? html`<wb-list>${teams.map((team) => teamLine(challenge, team))}</wb-list>`
        : html`<wb-card><wb-empty icon="user" heading=${t('standings.noTeams')}></wb-empty></wb-card>`;
    }
    return html`${
      page.missing
        ? html`<wb-notice tone="info" heading=${t('standings.waiting')}
            >${t('standings.missing', { count: page.missing })}</wb-notice
          >`
        : nothing
    }
    <wb-list>${page.lines.map((line) => personLine(challenge, line))}</wb-list>
    ${
      page.next
        ? html`<button class="button more" type="button" @click=${more}>${t('standings.more')}</button>`
        : nothing
    }
    ${
      page.asOf
        ? html`<p class="small muted">${t('standings.asOf', { at: formatDateTime(page.asOf) })}</p>`
        : nothing
    }`;
  }

  function more() {
    limit = Math.min(100, limit + 40);
    void resource.refresh();
  }

  return {
    refresh: () => void resource.refresh(),
    /** @param {Challenge} challenge */
    render: (challenge) =>
      html`${switcher(challenge)}
      ${resource.render({
        loading: () => html`<wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void resource.reload()),
        ready: (value) => (value ? lines(challenge, value) : nothing),
      })}`,
  };
}

/**
 * @param {Challenge} challenge
 * @param {Line} line
 * @param {{ detail?: string, end?: unknown }} [more] what to say instead of the team; what stands in the place of the score
 */
export function personLine({ rules, state }, { place, name, team, score: points, me }, more = {}) {
  return html`<wb-item
    heading=${name}
    detail=${more.detail ?? team?.name ?? ''}
    value=${state === 'OPEN' || more.end ? '' : score(points, rules)}
    class=${me ? 'me' : ''}
  >
    <span slot="start" class="row"
      ><span class="rank">${place}</span
      ><wb-avatar name=${name} ?plain=${me}></wb-avatar
    ></span>
    ${me ? html`<wb-badge slot="mark" tone="brand">${t('standings.you')}</wb-badge>` : nothing} ${more.end ?? nothing}
  </wb-item>`;
}

/**
 * @param {Challenge} challenge
 * @param {TeamLine} team
 */
function teamLine({ id: challenge, rules }, { id, place, name, members, score: points, mine }) {
  return html`<wb-item
    heading=${name}
    href="/challenges/team/${challenge}/${id}"
    detail=${t(place ? 'team.members' : 'team.small', { count: members })}
    value=${score(points, rules)}
    class=${mine ? 'me' : ''}
  >
    <span slot="start" class="rank">${place ?? '–'}</span>
    ${mine ? html`<wb-badge slot="mark" tone="brand">${t('standings.yours')}</wb-badge>` : nothing}
  </wb-item>`;
}
