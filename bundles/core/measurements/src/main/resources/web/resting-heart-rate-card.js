import { quantity, texts } from '@wellbundle/kit';
import { average } from './series.js';
import { TrendCard } from './trend-card.js';

const t = await texts(import.meta.url);

/** Resting heart rate of thirty days. */
export default class RestingHeartRateCard extends TrendCard {
  constructor() {
    super('restingHeartRate', 30);
  }

  /**
   * @param {import('./series.js').Series} series
   */
  remark({ points, unit }) {
    const usual = average(points.map(({ value }) => value));
    return t('trend.average', { value: quantity(usual, unit, this.metric).text });
  }
}
