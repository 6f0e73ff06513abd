import { api, session } from '@wellbundle/kit';

/** Fetches who is signed in again and tells every page. */
export async function refreshMe() {
  const me = await api.get('/me');
  session.set({ me });
  return me;
}
