/**
 * Light or dark colours, when this browser wants others than its device. The cookie lets the server
 * send the page in them at once.
 */
const cookie = 'wb_theme';
const days = 400;

/** @returns {'' | 'light' | 'dark'} empty: as the device has it */
export function chosenTheme() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'light' || chosen === 'dark' ? chosen : '';
}

/** @param {string} theme */
export function chooseTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const age = theme ? days * 24 * 60 * 60 : 0;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${cookie}=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
}
