import { Resource, api } from '@wellbundle/kit';

/** Event of the stream: an account was told something, or has read it. */
export const changed = 'notifications-changed';

/**
 * @typedef {object} Notification
 * @property {string} id
 * @property {string} kind
 * @property {string} icon
 * @property {string} title
 * @property {string} text
 * @property {string} action
 * @property {string} path
 * @property {string} occurredAt
 * @property {string | null} readAt
 *
 * @typedef {{ items: Notification[], next: string | null, unread: number }} Inbox
 */

/**
 * @param {import('lit').ReactiveControllerHost} host
 * @returns {Resource<{ unread: number }>}
 */
export function unreadResource(host) {
  return new Resource(host, (signal) => api.get('/notifications/unread', { signal }), {
    on: [changed],
  });
}

/** @param {string | null} [cursor] @param {AbortSignal} [signal] @returns {Promise<Inbox>} */
export function inboxPage(cursor, signal) {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  return api.get(`/notifications${query}`, signal ? { signal } : {});
}
