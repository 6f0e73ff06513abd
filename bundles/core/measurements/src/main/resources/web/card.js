import { KitElement, css, failure, html } from '@wellbundle/kit';

/** What the Home cards share: a figure, words below it, and nothing at all when there is no data. */
export class MetricCard extends KitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { hidden: { type: Boolean, reflect: true } };

  /** @type {import('lit').CSSResultGroup} */
  static styles = [
    KitElement.styles,
    css`
      :host {
        display: grid;
        min-width: 0;
      }
      .figure {
        font-size: 1.875rem;
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
      }
      .figure small {
        font-size: 0.9375rem;
        font-weight: 500;
        letter-spacing: 0;
        color: var(--muted);
      }
      .words {
        margin-top: 2px;
        color: var(--muted);
        font-size: 0.875rem;
      }
      .chart {
        margin-top: auto;
        padding-top: 14px;
      }
      .chart.fill {
        flex: 1;
        display: grid;
      }
    `,
  ];

  /** @param {string} heading */
  waiting(heading) {
    return html`<wb-card heading=${heading} loading></wb-card>`;
  }

  /**
   * @param {string} heading
   * @param {unknown} error
   * @param {{ reload: () => Promise<void> }} resource
   */
  failed(heading, error, resource) {
    return html`<wb-card heading=${heading}
      >${failure(error, () => void resource.reload())}</wb-card
    >`;
  }
}
