import { api, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * @typedef {object} Metric
 * @property {string} id
 * @property {string} name
 * @property {string} unit
 * @property {string} [kind]
 */

/** What is added up over a day; everything else is a value at a time. */
const totals =
  /^(steps|distance|elevationGain|floors|activeEnergy|totalEnergy|activeMinutes.*|heartRateZone.*|swimming.*|activeDuration|sleep)$/;

/** Order and grouping of the picker; what isn't named here comes last under "More". */
const groups = {
  activity: [
    'steps',
    'distance',
    'activeEnergy',
    'totalEnergy',
    'activeMinutesModerate',
    'activeMinutesVigorous',
    'elevationGain',
    'floors',
    'vo2max',
  ],
  sleep: ['sleep', 'sleepScore', 'respiratoryRate'],
  heart: [
    'restingHeartRate',
    'heartRate',
    'hrvRmssd',
    'hrvSdnn',
    'bloodPressureSystolic',
    'bloodPressureDiastolic',
    'spo2',
    'pulseWaveVelocity',
    'vascularAge',
  ],
  body: [
    'weight',
    'fatRatio',
    'fatMass',
    'fatFreeMass',
    'muscleMass',
    'boneMass',
    'waterMass',
    'visceralFat',
    'height',
    'bodyTemperature',
    'skinTemperature',
    'bloodGlucose',
    'stress',
  ],
  room: ['roomTemperature', 'co2', 'voc', 'luminosity', 'soundLevel'],
};

/** One tap away. */
export const favourites = [
  'steps',
  'sleep',
  'restingHeartRate',
  'weight',
  'activeEnergy',
  'distance',
];

/** @returns {Promise<Metric[]>} */
export async function metrics() {
  const known = /** @type {Metric[]} */ (await api.get('/metrics'));
  return [...known, { id: 'sleep', name: t('metric.sleep'), unit: 's', kind: 'sleep' }];
}

/** @param {Metric} metric */
export function isTotal({ id, kind = '' }) {
  return totals.test(id) || /^(sum|total|daily)/i.test(kind);
}

/** @param {Metric} metric */
export function labelOf({ id, name }) {
  const key = `metric.${id}`;
  const label = t(key);
  return label === key ? name || id : label;
}

/**
 * @param {Metric[]} all
 * @returns {import('@wellbundle/kit').OptionGroup[]}
 */
export function grouped(all) {
  const byId = new Map(all.map((metric) => [metric.id, metric]));
  const option = (/** @type {Metric} */ metric) => ({ value: metric.id, label: labelOf(metric) });
  const named = Object.entries(groups).map(([name, ids]) => ({
    label: t(`group.${name}`),
    options: ids.flatMap((id) => {
      const metric = byId.get(id);
      byId.delete(id);
      return metric ? [option(metric)] : [];
    }),
  }));
  const more = { label: t('group.more'), options: [...byId.values()].map(option) };
  return [...named, more].filter(({ options }) => options.length > 0);
}
