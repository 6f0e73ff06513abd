import { shared } from './kit/styles.js';
import { session } from './kit/session.js';
import './shell/install.js';
import { keepForOffline } from './shell/offline.js';
import './shell/app.js';

// The document itself wears the kit's rules, since the shell and sign-in live outside shadow roots.
document.adoptedStyleSheets = shared.flatMap(({ styleSheet }) => (styleSheet ? [styleSheet] : []));

if (!session.platform) void keepForOffline();
