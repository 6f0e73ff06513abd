import { svg } from 'lit';

/** The picture beside sign-in: rings of a day and the line of a heartbeat. */
export const waves = svg`<svg viewBox="0 0 480 480" class="scene" aria-hidden="true" focusable="false">
  <g class="scene-rings">
    <circle cx="240" cy="226" r="196" class="far" />
    <circle cx="240" cy="226" r="152" class="track" />
    <circle cx="240" cy="226" r="152" class="ring" pathLength="100" stroke-dasharray="78 100" />
    <circle cx="240" cy="226" r="112" class="track" />
    <circle cx="240" cy="226" r="112" class="ring second" pathLength="100" stroke-dasharray="56 100" />
    <circle cx="240" cy="226" r="74" class="track" />
    <circle cx="240" cy="226" r="74" class="ring third" pathLength="100" stroke-dasharray="88 100" />
  </g>
  <path class="pulse" d="M188 228h26l14-34 24 66 16-40 6 8h20" />
</svg>`;
