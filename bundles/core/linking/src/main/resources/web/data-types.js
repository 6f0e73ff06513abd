import { texts } from '@wellbundle/kit';

const t = await texts(import.meta.url);

/**
 * A kind of data in words; one that has none yet shows its id.
 * @param {string} dataType
 */
export function labelOf(dataType) {
  const key = `dataType.${dataType}`;
  const label = t(key);
  return label === key ? dataType : label;
}
