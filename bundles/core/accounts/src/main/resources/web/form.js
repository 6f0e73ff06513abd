import { css } from '@wellbundle/kit';

/** What the forms of these pages share. */
export const formStyles = css`
  form {
    display: grid;
    gap: 18px;
    padding: clamp(16px, 3vw, 24px);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
    box-shadow: var(--shadow);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .hint {
    color: var(--muted);
    font-size: 0.875rem;
    line-height: 1.5;
  }
`;
