import { language, texts } from './i18n.js';

const t = await texts(import.meta.url);

/** A refusal of the server (RFC 9457), or no answer at all, in words a person can act on. */
export class Problem extends Error {
  /**
   * @param {{ status: number, code: string, detail: string, correlationId?: string, body?: any }} of
   */
  constructor({ status, code, detail, correlationId = '', body = null }) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.correlationId = correlationId;
    /** What else the server said, for example the current link of `link.already-linked`. */
    this.body = body;
  }

  /** @param {Response} response */
  static async of(response) {
    const body = await response.json().catch(() => ({}));
    const code = String(body.code ?? `http.${response.status}`);
    return new Problem({
      status: response.status,
      code,
      detail: wordsFor(code, body.detail, response.status),
      correlationId: body.correlationId,
      body,
    });
  }

  /**
   * @param {unknown} cause
   * @param {boolean} [changes] whether something was to be saved
   */
  static unreachable(cause, changes = false) {
    const detail = t(changes ? 'problem.network.unsaved' : 'problem.network');
    const problem = new Problem({ status: 0, code: 'network', detail });
    problem.cause = cause;
    return problem;
  }
}

/**
 * @param {unknown} error
 * @param {import('./i18n.js').Translate} [own] texts of a bundle that has words for its own codes
 * @returns {string}
 */
export function messageOf(error, own) {
  if (!(error instanceof Problem)) return t('problem.unexpected');
  const key = `problem.${error.code}`;
  const words = own?.(key) ?? key;
  return words === key ? error.message : words;
}

/**
 * Our words when we have some for the code, else the server's own sentence, which is English.
 * @param {string} code
 * @param {string | undefined} detail
 * @param {number} status
 */
function wordsFor(code, detail, status) {
  const key = `problem.${code}`;
  const own = t(key);
  if (own !== key) return own;
  if (detail && language === 'en') return detail;
  if (status >= 500) return t('problem.server');
  if (status === 404) return t('problem.not-found');
  if (status === 403) return t('problem.refused');
  return t([400, 422].includes(status) ? 'problem.malformed' : 'problem.unexpected');
}
