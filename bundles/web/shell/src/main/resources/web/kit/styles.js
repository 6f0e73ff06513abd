import { css } from 'lit';

/** What every element of the kit and every page starts from; the shell adopts it for the document. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 650;
    letter-spacing: -0.005em;
    line-height: 1.25;
    text-wrap: balance;
  }
  h1 {
    font-size: clamp(1.625rem, 1.3rem + 1.4vw, 2rem);
    letter-spacing: -0.012em;
    font-weight: 700;
  }
  h2 {
    font-size: 1.0625rem;
  }
  h3 {
    font-size: 0.9375rem;
  }
  p,
  li {
    text-wrap: pretty;
  }
  a {
    color: var(--brand-ink);
    text-underline-offset: 0.18em;
  }
  img,
  svg {
    display: block;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2.5px solid var(--brand-ink);
    outline-offset: 2px;
    border-radius: 6px;
  }
  h1:focus-visible,
  h2:focus-visible {
    outline: none;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 10px;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    width: 7px;
    height: 7px;
    margin-inline: 1px 2px;
    border: solid currentcolor;
    border-width: 2px 2px 0 0;
    border-radius: 1px;
    rotate: 45deg;
    transition: rotate var(--quick) var(--ease);
  }
  details[open] > summary::before {
    rotate: 135deg;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 0.8125rem;
  }
  .stack {
    display: grid;
    gap: var(--gap, 16px);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gap, 10px);
  }
  .spread {
    justify-content: space-between;
  }
  .number {
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;

/** Buttons: `.button`, with `.primary`, `.quiet`, `.danger`, `.wide`. Links may wear it, too. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 9px 16px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--card);
    color: var(--text);
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--quick) var(--ease),
      border-color var(--quick) var(--ease);
  }
  .button:hover {
    background: var(--sunken);
    border-color: var(--line-strong);
  }
  .button:active {
    transform: translateY(1px);
  }
  .button:focus-visible {
    border-radius: 12px;
  }
  .button.primary {
    background: var(--brand);
    border-color: transparent;
    color: var(--on-brand);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--brand) 90%, var(--text));
  }
  .button.danger {
    background: var(--bad);
    border-color: transparent;
    color: var(--on-bad);
  }
  .button.danger:hover {
    background: color-mix(in srgb, var(--bad) 88%, var(--text));
  }
  .button.quiet {
    background: transparent;
    border-color: transparent;
    color: var(--brand-ink);
  }
  .button.quiet:hover {
    background: var(--brand-soft);
  }
  .button.wide {
    width: 100%;
  }
  .button[disabled],
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
    transform: none;
  }
  .button.icon-only {
    width: 44px;
    padding: 0;
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }
  }
  .button.more {
    justify-self: center;
  }
`;

/** What `field()` and `select()` render. */
export const fields = css`
  .field {
    display: grid;
    gap: 6px;
  }
  .field > label,
  .field-label {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .input {
    width: 100%;
    min-height: 46px;
    padding: 10px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 12px;
    background: var(--card);
    color: var(--text);
    font: inherit;
    font-size: 1rem;
  }
  .input:focus-visible {
    outline-offset: 0;
    border-color: var(--brand-ink);
    border-radius: 12px;
  }
  .input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  select.input {
    appearance: none;
    padding-right: 40px;
    background-image:
      linear-gradient(45deg, transparent 50%, currentcolor 50%),
      linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-position:
      right 20px center,
      right 15px center;
    background-size:
      5px 5px,
      5px 5px;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  .field .hint,
  .field .fault {
    font-size: 0.8125rem;
    color: var(--muted);
  }
  .field .fault {
    color: var(--bad);
    font-weight: 500;
  }
`;

export const shared = [base, buttons, fields];
