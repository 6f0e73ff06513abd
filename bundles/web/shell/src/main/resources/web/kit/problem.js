import { texts } from './i18n.js';

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
 * @returns {string}
 */
export function messageOf(error) {
  return error instanceof Problem ? error.message : t('problem.unexpected');
}

/**
 * Our words when we have some for the code, else the server's own sentence.
 * @param {string} code
 * @param {string | undefined} detail
 * @param {number} status
 */
function wordsFor(code, detail, status) {
  const key = `problem.${code}`;
  const own = t(key);
  if (own !== key) return own;
  if (detail) return detail;
  return t(status >= 500 ? 'problem.server' : 'problem.unexpected');
}
