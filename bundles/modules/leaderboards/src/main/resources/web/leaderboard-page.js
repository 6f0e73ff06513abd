import {
  KitElement,
  Resource,
  addDays,
  api,
  ask,
  css,
  failure,
  formatDateRange,
  formatNumber,
  formatTime,
  html,
  messageOf,
  nothing,
  quantity,
  replaceQuery,
  select,
  texts,
  toast,
  today,
} from '@wellbundle/kit';
import { boardRows } from './board-rows.js';
import { challengesMoved, moved, ofChallenge, queryOf } from './boards.js';
import { friendsDialog } from './friends-dialog.js';
import { joinDialog } from './join-dialog.js';
import { whyDialog } from './why-dialog.js';

const t = await texts(import.meta.url);
const topMost = 10;
const aroundMost = 5;

/** @typedef {import('./boards.js').Board} Board */
/** @typedef {import('./boards.js').Overview} Overview */

/** The leaderboard: the top, the lines around oneself, and why one is there. */
export default class LeaderboardPage extends KitElement {
  static properties = {
    metric: { state: true },
    scope: { state: true },
    when: { state: true },
    friendly: { state: true },
    limit: { state: true },
    explaining: { state: true },
  };

  static styles = [
    KitElement.styles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      .scope {
        flex: 1 1 260px;
        max-width: 420px;
      }
      .metric {
        flex: 0 1 220px;
        min-width: 180px;
      }
      .standing {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px 20px;
      }
      .place {
        display: grid;
        justify-items: center;
        min-width: 84px;
        padding: 12px 14px;
        border-radius: 18px;
        background: var(--brand-soft);
        color: var(--brand-ink);
        font-size: 1.75rem;
        font-weight: 700;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
      }
      .place small {
        font-size: 0.75rem;
        font-weight: 600;
      }
      .score {
        font-size: 1.375rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      .score small {
        color: var(--muted);
        font-size: 0.9375rem;
        font-weight: 450;
      }
      .gap {
        color: var(--muted);
        line-height: 1.45;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 10px 20px;
        color: var(--muted);
        font-size: 0.9375rem;
      }
      .more {
        display: grid;
        margin-top: 8px;
      }
      .points {
        display: grid;
        gap: 10px;
        margin-bottom: 18px;
        line-height: 1.5;
      }
      .points li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 10px;
      }
      .points wb-icon {
        margin-top: 2px;
        color: var(--brand-ink);
      }
      @media (max-width: 600px) {
        .tools > * {
          flex: 1 1 100%;
        }
        .standing {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .standing .button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    this.metric = query.get('metric') || 'steps';
    this.when = query.get('when') || 'week';
    this.scope = query.get('scope') || 'tenant';
    /** Whether the circle of friends is on screen; who came by a link has it open. */
    this.friendly = query.has('friend');
    this.friendCode = query.get('friend') ?? '';
    this.limit = topMost;
    this.explaining = false;
    this.overview = new Resource(
      this,
      (signal) => /** @type {Promise<Overview>} */ (api.get('/leaderboards', { signal })),
      { on: ['consents-changed', challengesMoved] },
    );
    this.board = new Resource(this, (signal) => this.#boards(signal), {
      on: [moved, challengesMoved, 'consents-changed'],
      pollEvery: () => 60_000,
    });
  }

  /**
   * The top, and where oneself is if that isn't in it.
   * @param {AbortSignal} signal
   */
  async #boards(signal) {
    const overview = /** @type {Overview} */ (await api.get('/leaderboards', { signal }));
    if (!overview.participation.joined && !ofChallenge(this.scope)) return null;
    const query = queryOf(this.#choice());
    const path = `/leaderboards/${this.scope}?${query}`;
    const top = /** @type {Board} */ (await api.get(`${path}&limit=${this.limit}`, { signal }));
    const inside = !top.me?.onBoard || top.rows.some(({ me }) => me);
    const around = inside
      ? null
      : /** @type {Board} */ (await api.get(`${path}&around=me&limit=${aroundMost}`, { signal }));
    return { top, around };
  }

  #choice() {
    const day = this.when === 'lastWeek' ? addDays(today(), -7) : today();
    return { scope: this.scope, metric: this.metric, period: this.when === 'month' ? 'month' : 'week', day };
  }

  render() {
    return html`<wb-page narrow heading=${t('title')} lead=${t('lead')}>
      ${this.overview.render({
        loading: () => html`<wb-card loading></wb-card><wb-card loading></wb-card>`,
        failed: (error) => failure(error, () => void this.overview.reload()),
        ready: (overview) => html`${this.#scopes(overview)}${
          overview.participation.joined || ofChallenge(this.scope) ? this.#joined(overview) : this.#invitation()
        }`,
      })}
      ${this.#dialogs()}
    </wb-page>`;
  }

  /** @param {Overview} overview */
  #scopes({ scopes }) {
    const named = (/** @type {{ scope: string, title: string | null }} */ { scope, title }) => ({
      value: scope,
      label: title ? t(`scope.${scope.split('-')[0]}`, { title }) : t(`scope.${scope}`),
    });
    const known = scopes.some(({ scope }) => scope === this.scope);
    return html`<div class="tools">
      <div class="scope">
        ${select({
          name: 'scope',
          label: t('scope'),
          hideLabel: true,
          value: known ? this.scope : 'tenant',
          options: scopes.map(named),
          onChange: (scope) => this.#show({ scope }),
        })}
      </div>
      ${
        this.scope === 'friends'
          ? html`<button class="button" type="button" @click=${() => (this.friendly = true)}>
              <wb-icon name="user"></wb-icon>${t('friends.manage')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #invitation() {
    return html`<wb-card heading=${t('invite.title')}>
      <ul class="points">
        ${['seen', 'unseen', 'choice', 'end'].map(
          (point) =>
            html`<li><wb-icon name="check"></wb-icon><span>${t(`invite.${point}`)}</span></li>`,
        )}
      </ul>
      <div>
        <button class="button primary" type="button" @click=${() => this.#showJoin()}>
          <wb-icon name="trophy"></wb-icon>${t('invite.join')}
        </button>
      </div>
    </wb-card>`;
  }

  /** @param {Overview} overview */
  #joined(overview) {
    if (ofChallenge(this.scope)) return this.#board();
    return html`<div class="tools">
        <wb-segmented
          label=${t('period')}
          value=${this.when}
          .options=${['week', 'lastWeek', 'month'].map((value) => ({ value, label: t(`period.${value}`) }))}
          @change=${(/** @type {Event} */ event) =>
            this.#show({ when: /** @type {HTMLInputElement} */ (event.target).value })}
        ></wb-segmented>
        <div class="metric">
          ${select({
            name: 'metric',
            label: t('metric'),
            hideLabel: true,
            value: this.metric,
            options: overview.metrics.map(({ metric }) => ({ value: metric, label: t(`metric.${metric}`) })),
            onChange: (metric) => this.#show({ metric }),
          })}
        </div>
      </div>
      ${this.#board()} ${this.#myPart(overview)}`;
  }

  #board() {
    return this.board.render({
      loading: () => html`<wb-card loading></wb-card><wb-card loading></wb-card>`,
      failed: (error) => failure(error, () => void this.board.reload()),
      ready: (boards) => (boards ? this.#boardsReady(boards.top, boards.around) : html`<wb-card loading></wb-card>`),
    });
  }

  /**
   * @param {Board} top
   * @param {Board | null} around
   */
  #boardsReady(top, around) {
    return html`${this.#standing(top)}
      <wb-card heading=${t('top')}>
        <span slot="note">${this.#note(top)}</span>
        ${
          top.rows.length
            ? this.#rows(top, top, t('top'))
            : html`<wb-empty icon="trophy" heading=${t('empty')}>${t('empty.words')}</wb-empty>`
        }
        ${
          top.next && this.limit < 100
            ? html`<div class="more">
                <button class="button quiet more" type="button" @click=${() => this.#show({ limit: 100 })}>
                  ${t('more')}
                </button>
              </div>`
            : nothing
        }
      </wb-card>
      ${
        around
          ? html`<wb-card heading=${t('around')}>${this.#rows(around, top, t('around'))}</wb-card>`
          : nothing
      }`;
  }

  /**
   * @param {Board} board
   * @param {Board} top
   * @param {string} label
   */
  #rows(board, top, label) {
    return html`<${boardRows}
      label=${label}
      .rows=${board.rows}
      best=${top.rows[0]?.score ?? 0}
      unit=${board.unit}
      metric=${board.metric}
    ></${boardRows}>`;
  }

  /** @param {Board} board */
  #note(board) {
    return html`${formatDateRange(board.starts, board.ends)}`;
  }

  /** @param {Board} board */
  #standing(board) {
    const { me } = board;
    const shown = (/** @type {number} */ value) => quantity(value, board.unit, board.metric).text;
    return html`<wb-card heading=${t('mine')}>
      <span slot="note">${t('asOf', { time: formatTime(board.asOf) })}</span>
      <div class="standing">
        <span class="place" aria-label=${me ? t('why.rank', { rank: me.rank }) : t('noDays')}
          >${me ? formatNumber(me.rank) : '–'}<small aria-hidden="true"
            >${t('of', { count: formatNumber(board.participants) })}</small
          ></span
        >
        <div>
          <p class="score">
            ${me ? shown(me.score) : t('noDays')} ${board.provisional ? html`<wb-badge icon="clock">${t('provisional')}</wb-badge>` : nothing}
          </p>
          <p class="gap">${this.#gap(board, shown)}</p>
        </div>
        ${
          me
            ? html`<button class="button" type="button" @click=${() => (this.explaining = true)}>
                <wb-icon name="question"></wb-icon>${t('why')}
              </button>`
            : nothing
        }
      </div>
    </wb-card>`;
  }

  /**
   * @param {Board} board
   * @param {(value: number) => string} shown
   */
  #gap({ me }, shown) {
    if (!me) return t('noDays.words');
    if (!me.onBoard) return t('private.words');
    return me.toNext === null ? t('leads') : t('toNext', { gap: shown(me.toNext) });
  }

  /** @param {Overview} overview */
  #myPart(overview) {
    const { mode, alias } = overview.participation;
    const name = mode === 'alias' ? alias : overview.name;
    return html`<div class="foot">
      <span>${t(mode === 'private' ? 'shown.private' : 'shown', { name: name ?? '' })}</span>
      <span class="row">
        <button class="button" type="button" @click=${() => this.#showJoin()}>${t('change')}</button>
        <button class="button quiet" type="button" @click=${() => void this.#leave()}>${t('leave')}</button>
      </span>
    </div>`;
  }

  #dialogs() {
    const overview = this.overview.value;
    return html`<${joinDialog}
        name=${overview?.name ?? ''}
        ?joined=${overview?.participation.joined}
        @done=${() => void this.#changed()}
      ></${joinDialog}>
      ${
        this.friendly && overview?.participation.joined
          ? html`<${friendsDialog}
              code=${this.friendCode}
              @changed=${() => void this.board.refresh()}
              @close=${() => this.#friendsDone()}
            ></${friendsDialog}>`
          : nothing
      }
      ${
        this.explaining
          ? html`<${whyDialog}
              .choice=${this.#choice()}
              @close=${() => (this.explaining = false)}
            ></${whyDialog}>`
          : nothing
      }`;
  }

  #friendsDone() {
    this.friendly = false;
    this.friendCode = '';
    replaceQuery({ friend: null });
    this.#show({ scope: 'friends' });
  }

  #showJoin() {
    const overview = this.overview.value;
    const dialog = /** @type {any} */ (
      [...this.renderRoot.querySelectorAll('*')].find((each) => each.localName.startsWith('leaderboard-join'))
    );
    if (overview) dialog?.show(overview.participation);
  }

  async #leave() {
    const sure = await ask({
      heading: t('leave.title'),
      points: [t('leave.off'), t('leave.gone'), t('leave.again')],
      confirm: t('leave'),
    });
    if (!sure) return;
    try {
      await api.delete('/leaderboards/participation');
    } catch (error) {
      toast(messageOf(error, t), { tone: 'bad' });
    }
    await this.#changed();
  }

  async #changed() {
    await this.overview.refresh();
    await this.board.refresh();
  }

  /** @param {{ scope?: string, metric?: string, when?: string, limit?: number }} wanted */
  #show({ scope = this.scope, metric = this.metric, when = this.when, limit = topMost }) {
    const same = scope === this.scope && metric === this.metric && when === this.when;
    this.scope = scope;
    this.metric = metric;
    this.when = when;
    this.limit = limit;
    replaceQuery({ scope: scope === 'tenant' ? null : scope, metric, when });
    void (same ? this.board.refresh() : this.board.reload());
  }
}
