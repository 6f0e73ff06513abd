// @ts-check
/* Swagger UI writes HTML as text. Where the browser asks for trusted types, markup passes only without anything that runs. */
'use strict';

const ACTIVE = /<\s*(script|iframe|object|embed|base|meta|link)\b|\son\w+\s*=|javascript:/i;

/** @param {string} html */
function inert(html) {
  if (ACTIVE.test(html)) {
    throw new TypeError('markup with active content was refused');
  }
  return html;
}

const factory = /** @type {any} */ (window).trustedTypes;
if (factory) {
  factory.createPolicy('default', { createHTML: inert });
}
