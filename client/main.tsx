/** The page: preferences and words, then the screen that the address or the match calls for. */
import { render } from 'preact';
import './styles/base.css'; // first: what a screen says of its parts stands above it
import { App } from './app.tsx';
import './look/release.ts';
import { applyPreferences } from './store/preferences.ts';
import { language } from './text/language.ts';

document.documentElement.lang = language;
applyPreferences();
render(<App />, document.getElementById('app') as HTMLElement);
