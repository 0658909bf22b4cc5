/**
 * uPlot asks the browser for its language when it is loaded, and fails to load where that is no language tag (as in some
 * containers and school images). The page's own language is what its numbers should follow anyway.
 */
import { language } from '../../text/language.ts';

Object.defineProperty(navigator, 'language', { value: language, configurable: true });
