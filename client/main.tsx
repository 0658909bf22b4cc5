/** The page: preferences, then the screen that the address or the match calls for. */
import { render } from 'preact';
import './styles/base.css'; // first: what a screen says of its parts stands above it
import { App } from './app.tsx';
import { applyPreferences } from './store/preferences.ts';

applyPreferences();
render(<App />, document.getElementById('app') as HTMLElement);
