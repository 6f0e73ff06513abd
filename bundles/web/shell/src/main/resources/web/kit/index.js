/**
 * The kit: what a module's pages and cards are made of. Import from `@wellbundle/kit` only, never
 * from a file of it.
 */
/**
 * Types that pages name in their annotations.
 * @typedef {import('./field.js').Option} Option
 * @typedef {import('./field.js').OptionGroup} OptionGroup
 * @typedef {import('./charts/chart.js').Part} Part
 * @typedef {import('./charts/chart.js').Point} Point
 * @typedef {import('./menu.js').MenuItem} MenuItem
 * @typedef {import('./session.js').Me} Me
 * @typedef {import('./session.js').Tenant} Tenant
 * @typedef {import('./table.js').Column} Column
 */
export { LitElement, css, nothing, svg } from 'lit';
export { html } from 'lit/static-html.js';
export { repeat } from 'lit/directives/repeat.js';

export { KitElement } from './element.js';
export { define } from './define.js';
export { styles } from './directives.js';
export { base, buttons, fields, shared } from './styles.js';

export { api } from './api.js';
export { Problem, messageOf } from './problem.js';
export { Following } from './following.js';
export { Pages } from './pages.js';
export { Resource } from './resource.js';
export { events } from './events.js';
export { session } from './session.js';
export { navigate, replaceQuery } from './navigation.js';

export { currentLocale, language, portalLanguages, texts } from './i18n.js';
export {
  addDays,
  formatDate,
  formatDateRange,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatPercent,
  formatTime,
  splitDuration,
  today,
} from './format.js';
export { quantity } from './units.js';

export { ask } from './dialog.js';
export { failure } from './failure.js';
export { field, select } from './field.js';
export { toast } from './toast.js';

import './avatar.js';
import './badge.js';
import './card.js';
import './charts/bar-chart.js';
import './charts/line-chart.js';
import './charts/ring.js';
import './charts/sleep-chart.js';
import './empty.js';
import './icon.js';
import './list.js';
import './menu.js';
import './notice.js';
import './page.js';
import './progress.js';
import './segmented.js';
import './skeleton.js';
import './support.js';
import './table.js';
