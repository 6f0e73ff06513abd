import { language, texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/** Metrics that say the same to someone who chooses a device. */
const groups = {
  activity: /^(steps|distance|elevationGain|floors|activeMinutes|activeEnergy|totalEnergy|workout)/,
  sleep: /^sleep/,
  heart: /^(heartRate|restingHeartRate|hrv)/,
  weight: /^(weight|fat|muscle|bone|water|visceral)/,
  bloodPressure: /^bloodPressure/,
  temperature: /^(bodyTemperature|skinTemperature)/,
  spo2: /^(spo2|respiratoryRate)/,
  stress: /^stress/,
};

/**
 * "Activity, sleep, heart rate and weight" from a provider's metric ids.
 * @param {string[]} metrics
 */
export function measuresOf(metrics) {
  const known = Object.entries(groups)
    .filter(([, pattern]) => metrics.some((metric) => pattern.test(metric)))
    .map(([name]) => t(`measures.${name}`));
  const text = new Intl.ListFormat(language, { type: 'conjunction' }).format(known);
  return text && text[0]?.toUpperCase() + text.slice(1);
}
