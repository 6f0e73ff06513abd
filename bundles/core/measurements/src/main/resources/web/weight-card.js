import { currentLocale, quantity, texts } from '@wellbundle/kit';
import { TrendCard } from './trend-card.js';

const t = await texts(import.meta.url);

/** Weight of sixty days and how it changed. */
export default class WeightCard extends TrendCard {
  constructor() {
    super('weight', 60);
  }

  /**
   * @param {import('./series.js').Series} series
   */
  remark({ points, unit }) {
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last || first === last) return t('weight.single');
    const { value, unit: shownUnit } = quantity(last.value, unit, this.metric);
    const change = value - quantity(first.value, unit, this.metric).value;
    const signed = new Intl.NumberFormat(currentLocale(), {
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
      .format(change)
      .replace('-', '\u2212');
    return t('weight.change', { change: `${signed}\u00a0${shownUnit}`, days: this.days });
  }
}
