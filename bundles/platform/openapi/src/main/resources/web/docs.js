// @ts-check
/* Starts Swagger UI. Calls tried out carry the session's token, which GET /session tells. */
'use strict';

let token = '';

/** @param {{url: string, method?: string, headers: Record<string, string>}} request */
async function withToken(request) {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes((request.method || 'GET').toUpperCase());
  if (changes && !request.headers.Authorization) {
    if (!token) {
      const answer = await fetch('/api/v1/session', { headers: { Accept: 'application/json' } });
      token = answer.ok ? (await answer.json()).csrfToken : '';
    }
    if (token) {
      request.headers['X-CSRF-Token'] = token;
    }
  }
  return request;
}

/** @type {any} */ (window).SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
  requestInterceptor: withToken,
});
