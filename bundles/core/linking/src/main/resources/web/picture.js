import { svg } from '@wellbundle/kit';

/** The invitation's picture: a watch with its rings. Colours are the tenant's. */
export const watchPicture = svg`<svg viewBox="0 0 220 180" width="100%" fill="none" aria-hidden="true" focusable="false">
  <circle cx="110" cy="90" r="86" fill="var(--brand-soft)" />
  <path d="M84 44 90 10h40l6 34M84 136l6 34h40l6-34" fill="var(--card)" stroke="var(--brand-ink)" stroke-width="4" stroke-linejoin="round" />
  <rect x="66" y="42" width="88" height="96" rx="28" fill="var(--card)" stroke="var(--brand-ink)" stroke-width="4" />
  <path d="M158 78v18" stroke="var(--brand-ink)" stroke-width="6" stroke-linecap="round" />
  <circle cx="110" cy="90" r="29" stroke="var(--track)" stroke-width="7" />
  <circle cx="110" cy="90" r="29" stroke="var(--brand)" stroke-width="7" stroke-linecap="round" pathLength="100" stroke-dasharray="72 100" transform="rotate(-90 110 90)" />
  <circle cx="110" cy="90" r="17" stroke="var(--track)" stroke-width="7" />
  <circle cx="110" cy="90" r="17" stroke="var(--brand-ink)" stroke-width="7" stroke-linecap="round" pathLength="100" stroke-dasharray="54 100" transform="rotate(-90 110 90)" />
  <path d="M12 128c10 0 10-10 20-10s10 10 20 10M170 40c9 0 9-9 18-9s9 9 18 9" stroke="var(--brand-ink)" stroke-width="3" stroke-linecap="round" opacity="0.35" />
</svg>`;
